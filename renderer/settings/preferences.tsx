/** How the person likes the interface: kept in the profile while it is open, and on this computer for the screens before that. */
import { createContext, type ReactNode, use, useEffect, useMemo } from 'react'
import type { InputOf, OutputOf } from '../../shared/api/contract.ts'
import { recall, remember, useRemembered } from '../host/remembered.ts'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { isLanguage, type Language, languageFor } from '../messages/language.ts'
import { LanguageProvider } from '../messages/language-provider.tsx'
import { applyAppearance, USUAL_APPEARANCE } from '../theme/appearance.ts'

type Settings = OutputOf<'settings.show'>

/** See the head of this file. */
export interface Preferences {
  /** The profile's settings; undefined while it is not open. */
  readonly settings: Settings | undefined
  readonly language: Language
  /** What was chosen; null follows the system. */
  readonly chosenLanguage: Language | null
  readonly chooseLanguage: (language: Language | null) => void
  /** Changes the profile's settings; resolves when they are kept. */
  readonly change: (changed: InputOf<'settings.set'>) => Promise<unknown>
  /** Careful mode: no names in the window's title. */
  readonly isCareful: boolean
  readonly error: Error | null
}

const PreferencesContext = createContext<Preferences | undefined>(undefined)

/** Shows everything below it in the person's language and looks. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const profile = useAnswer('profile.state', {})
  const isOpen = profile.value?.state === 'open'
  const { value } = useAnswer('settings.show', isOpen ? {} : null)
  const settings = isOpen ? value : undefined
  const { run, error } = useAct('settings.set')
  const [remembered, setRemembered] = useRemembered('language')
  const here = remembered !== null && isLanguage(remembered) ? remembered : null
  const chosenLanguage = settings ? settings.language : here
  useLooks(settings, chosenLanguage)
  const preferences = useMemo(
    (): Preferences => ({
      settings,
      language: chosenLanguage ?? languageFor(navigator.languages),
      chosenLanguage,
      chooseLanguage: (language) => {
        setRemembered(language)
        if (settings) void run({ language })
      },
      change: run,
      isCareful: settings?.careful ?? false,
      error,
    }),
    [settings, chosenLanguage, setRemembered, run, error],
  )
  return (
    <PreferencesContext value={preferences}>
      <LanguageProvider language={preferences.language}>{children}</LanguageProvider>
    </PreferencesContext>
  )
}

/** The preferences. Throws outside their provider. */
export function usePreferences(): Preferences {
  const value = use(PreferencesContext)
  if (!value) throw new Error('no preferences above')
  return value
}

/** Writes theme, motion and size where the style sheets read them; a locked profile keeps the looks it had. */
function useLooks(settings: Settings | undefined, language: Language | null): void {
  const [theme, setTheme] = useRemembered('theme')
  useEffect(() => {
    if (!settings) return
    setTheme(settings.theme)
    if (recall('language') !== language) remember('language', language)
  }, [settings, setTheme, language])
  useEffect(() => {
    const shown = settings ? settings.theme : theme
    applyAppearance({
      ...USUAL_APPEARANCE,
      theme: shown === 'light' || shown === 'dark' ? shown : 'system',
      motion: settings?.motion === false ? 'off' : 'system',
      textSize: settings?.textSize ?? 'normal',
    })
  }, [settings, theme])
}
