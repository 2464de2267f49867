/** The word lists of BIP-39: 2048 words each, chosen to be told apart by ear. Only the list that is read out is loaded. */

/** Languages that have a list. */
export type WordLanguage = 'en' | 'fr' | 'es'

const loaders: Readonly<Record<WordLanguage, () => Promise<{ readonly wordlist: readonly string[] }>>> = {
  en: () => import('@scure/bip39/wordlists/english.js'),
  fr: () => import('@scure/bip39/wordlists/french.js'),
  es: () => import('@scure/bip39/wordlists/spanish.js'),
}

/** The words by number, accents composed. Rejects if the file cannot be read. */
export async function loadWords(language: WordLanguage): Promise<readonly string[]> {
  const { wordlist } = await loaders[language]()
  return wordlist.map((word) => word.normalize('NFC'))
}
