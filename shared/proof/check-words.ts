/** Words of the check page by language. */
import type { Edition } from '../submission/edition.ts'
import type { CheckWords } from './check-words-shape.ts'
import { arabicCheck } from './words-arabic.ts'
import { englishCheck } from './words-english.ts'
import { frenchCheck } from './words-french.ts'
import { spanishCheck } from './words-spanish.ts'

const WORDS: { readonly [L in Edition['language']]: CheckWords } = { ar: arabicCheck, en: englishCheck, es: spanishCheck, fr: frenchCheck }

/** The words of a language. */
export const checkWords = (language: Edition['language']): CheckWords => WORDS[language]
