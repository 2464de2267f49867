/** The languages of the interface: which there are, which way they run, which one fits the computer. */

/** Their codes are the folders of the catalogues. */
export const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const

/** One of the interface's languages. */
export type Language = (typeof LANGUAGES)[number]

/** Each language's name in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', es: 'Español', ar: 'العربية' }

/** The direction in which a language is written. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

/** Whether a word from outside names a language of ours. */
export const isLanguage = (word: string): word is Language => LANGUAGES.some((language) => language === word)

/** The first of the wished languages (as in `navigator.languages`) that there is; English otherwise. */
export function languageFor(wished: readonly string[]): Language {
  for (const tag of wished) {
    const word = tag.toLowerCase().split('-')[0] ?? ''
    if (isLanguage(word)) return word
  }
  return 'en'
}
