/** Which way a text runs, by its letters: for paragraphs that say nothing about it themselves. */

/** Reading direction. */
export type Direction = 'ltr' | 'rtl'

/** A stretch of characters of one direction. */
export interface DirectionRun {
  readonly text: string
  readonly direction: Direction
}

const STRONG = /[\p{L}\u200e\u200f\u061c]/u
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\u200f\u061c]/u

/** The direction of the first letter (or direction mark), as Unicode's rules P2 and P3 have it; undefined for a text without any. */
export function directionOf(text: string): Direction | undefined {
  const first = STRONG.exec(text)
  return first ? directionOfLetter(first[0]) : undefined
}

/**
 * The text in stretches of one direction each; joined they are the text again. Digits go with the letters before them, spaces and
 * signs with their neighbours where both agree, else with `base`.
 */
export function directionRuns(text: string, base: Direction): readonly DirectionRun[] {
  const runs: DirectionRun[] = []
  const add = (part: string, direction: Direction): void => {
    const last = runs.at(-1)
    if (last?.direction === direction) runs[runs.length - 1] = { text: last.text + part, direction }
    else if (part !== '') runs.push({ text: part, direction })
  }
  let before = base
  let end = 0
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}\u200e\u200f\u061c]+/gu)) {
    const parts = wordRuns(word, before)
    const first = parts[0]?.direction ?? base
    add(text.slice(end, index), first === before ? first : base)
    for (const part of parts) add(part.text, part.direction)
    before = parts.at(-1)?.direction ?? base
    end = index + word.length
  }
  add(text.slice(end), base)
  return runs
}

/** Letters without a space between them: mostly one run. */
function wordRuns(word: string, before: Direction): readonly DirectionRun[] {
  const runs: DirectionRun[] = []
  let direction = before
  let part = ''
  for (const character of word) {
    const next = STRONG.test(character) ? directionOfLetter(character) : direction
    if (next !== direction && part !== '') {
      runs.push({ text: part, direction })
      part = ''
    }
    direction = next
    part += character
  }
  return [...runs, { text: part, direction }]
}

const directionOfLetter = (letter: string): Direction => (RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr')
