import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '@/app/App'
import { startTexts } from '@/i18n'
import { currentLook } from '@/ui/look'
import '@/styles/tokens.css'
import '@/styles/base.css'

const root = document.getElementById('root')
if (root) {
  // The page waits for its few kilobytes of texts, so that no keys flash by.
  await startTexts(currentLook().language)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
