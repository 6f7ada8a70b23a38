import { useTranslation } from 'react-i18next'
import { speak } from '@/i18n'
import { connection } from '@/live/line'
import { Button } from '@/ui/Button'
import { type Look, setLook, useLook } from '@/ui/look'
import { HalfIcon, MoonIcon, SunIcon } from './icons'

const nextTheme = { system: 'light', light: 'dark', dark: 'system' } as const
const themeWords = { system: 'look.system', light: 'look.light', dark: 'look.dark' } as const
const icons = { system: HalfIcon, light: SunIcon, dark: MoonIcon }

/** Large type, language and theme: on every page, one tap each. */
export function LookSwitches() {
  const { t } = useTranslation()
  const { scale, theme, language } = useLook()

  const Icon = icons[theme]
  const themeName = t('look.theme', { name: t(themeWords[theme]) })
  return (
    <>
      <Button look="quiet" aria-pressed={scale === 'large'} onClick={() => setLook({ scale: scale === 'large' ? 'standard' : 'large' })}>
        {t('look.large')}
      </Button>
      <Button look="quiet" lang={language === 'en' ? 'zh-CN' : 'en'} aria-label={`${t('look.other')} ${t('look.otherLabel')}`} onClick={() => void switchTo(language === 'en' ? 'zh-CN' : 'en')}>
        {t('look.other')}
      </Button>
      <Button look="quiet" aria-label={themeName} title={themeName} onClick={() => setLook({ theme: nextTheme[theme] })}>
        <Icon />
      </Button>
    </>
  )
}

/** Names come from the server in one language, so it is asked anew. */
async function switchTo(language: Look['language']) {
  await speak(language)
  setLook({ language })
  connection.restart()
}
