/** Words that stand around texts in the joint submission, in the document's language, with plurals as each language forms them. */
import type { Edition } from './edition.ts'
import type { PluralForms, SubmissionWords } from './submission-words.ts'
import { arabic } from './words-arabic.ts'
import { english } from './words-english.ts'
import { french } from './words-french.ts'
import { spanish } from './words-spanish.ts'

type Language = Edition['language']

const WORDS: { readonly [L in Language]: SubmissionWords } = { ar: arabic, en: english, es: spanish, fr: french }

/** The words of a language. */
export const submissionWords = (language: Language): SubmissionWords => WORDS[language]

/** The form of a phrase for a number. */
export function plural(language: Language, forms: PluralForms, n: number): string {
  const form = forms[new Intl.PluralRules(language).select(n)] ?? forms.other
  return form.replace('{n}', String(n))
}
