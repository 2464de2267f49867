/** Words as readers count them, in any script. */

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'word' })
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const SPACED_WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’\-.,]*/gu

/** The number of words. Scripts that put no spaces between words are segmented as the platform knows them; all others by letters, which is quicker. */
export function wordCount(text: string): number {
  if (!UNSPACED.test(text)) return text.match(SPACED_WORD)?.length ?? 0
  let words = 0
  for (const { isWordLike } of SEGMENTER.segment(text)) if (isWordLike) words++
  return words
}
