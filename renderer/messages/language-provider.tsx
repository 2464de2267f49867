/** Gives everything below it one language: messages, numbers and dates, the kit's own words, and the direction of the page. */
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { IntlProvider } from 'react-intl'
import { loadMessages, type Messages } from './catalogues.ts'
import { en } from './en.ts'
import { directionOf, type Language } from './language.ts'

/** Numbers in Arabic stay in digits that codes and dates of the record also use. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES', ar: 'ar-u-nu-latn' }

/** What the provider needs. */
export interface LanguageProviderProps {
  readonly language: Language
  readonly children: ReactNode
}

interface Loaded {
  readonly language: Language
  readonly messages: Messages
}

/** Shows its children as soon as the language's messages are there, and keeps the former language on screen while another loads. */
export function LanguageProvider({ language, children }: LanguageProviderProps): ReactNode {
  const loaded = useMessages(language)
  useLayoutEffect(() => {
    if (!loaded) return
    document.documentElement.lang = loaded.language
    document.documentElement.dir = directionOf(loaded.language)
  }, [loaded])
  if (!loaded) return null
  const locale = LOCALES[loaded.language]
  return (
    <I18nProvider locale={locale}>
      <IntlProvider locale={locale} defaultLocale="en" messages={{ ...en, ...loaded.messages }}>
        {children}
      </IntlProvider>
    </I18nProvider>
  )
}

function useMessages(language: Language): Loaded | undefined {
  const [loaded, setLoaded] = useState<Loaded | undefined>(language === 'en' ? { language, messages: en } : undefined)
  useEffect(() => {
    let isWanted = true
    const show = (next: Loaded): void => {
      if (isWanted) setLoaded(next)
    }
    loadMessages(language).then(
      (messages) => show({ language, messages }),
      () => show({ language: 'en', messages: en }),
    )
    return () => {
      isWanted = false
    }
  }, [language])
  return loaded
}
