import 'graphiql/style.css'
import '@/styles/tokens.css'
import './playground.css'
import './workers'
import { createRoot } from 'react-dom/client'
import { Playground } from './Playground'

const root = document.getElementById('root')
// No StrictMode: it mounts twice, and Monaco's editors don't survive their first unmounting.
if (root) createRoot(root).render(<Playground />)
