/** Six words that both ends of a request to be let in show, for comparing by voice. SPEC rule JOIN-4. */
import { wordlist } from '@scure/bip39/wordlists/english.js'

/** The English words of a request's numbers, as pages show them in English. */
export const checkWords = (check: readonly number[]): readonly string[] => check.map((number) => wordlist[number] ?? String(number))
