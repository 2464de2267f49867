/** Tells what a line of pasted text is: the start of a numbered commitment, of a milestone below it, or text that goes on. */
import { asciiDigits } from './identity.ts'

/** What a line begins. Numbers are in ASCII digits; `rest` is the line without its number. */
export type PastedLine =
  | { readonly kind: 'commitment'; readonly number: string; readonly rest: string }
  | { readonly kind: 'milestone'; readonly number: string; readonly rest: string }
  | { readonly kind: 'text'; readonly rest: string }

/** `Commitment 3:`, `Engagement 2 –`, `Compromiso n.º 4.`, `الالتزام ٣:`. The end of the number must be clear: a sign, a space or the end of the line. */
const NAMED =
  /^(?:commitment|engagement|compromiso|compromisso|(?:ال)?التزام|تعهد)\s*(?:no\.?|nr\.?|n\.?\s?[°ºo]|#|رقم)?\s*(\d{1,4})(?:\s*[.):–—-]\s*|\s+|$)(.*)$/iu
/** `3.`, `3)`, `3:`, `3 –`, `(3)`; a hyphen needs a space behind it and a dot no digit, so that `3-year` and `3.5 million` are text. */
const NUMBERED = /^\(?(\d{1,3})\s*(?:\.(?!\d)|[):](?!\d)|[-–—](?=\s|$))\s*(.*)$/u
/** `3.1`, `3.1.`, `3.a)`, `3a)`. */
const SUB_NUMBERED = /^\(?(\d{1,3})(?:\.(\d{1,3}|[a-z])|([a-z])(?=[.)]))(?:[.):]\s*|\s+[-–—]\s+|\s+)(.+)$/iu

/** Reads lines one after the other; what a number means depends on the lines before it, so a reader serves one text. */
export function lineReader(text: string): (line: string) => PastedLine {
  const isNamed = text.split(/\r\n?|\n/).some((line) => NAMED.test(plainLine(line)))
  let current = ''
  return (line) => {
    const plain = plainLine(line)
    const sub = subNumber(plain, current)
    if (sub) return sub
    const [, number, rest = ''] = (isNamed ? NAMED : NUMBERED).exec(plain) ?? []
    if (number !== undefined) {
      current = String(Number(number))
      return { kind: 'commitment', number: current, rest }
    }
    return (isNamed && current !== '' && bareNumber(plain, current)) || { kind: 'text', rest: line.trim() }
  }
}

/** Without marks of emphasis, headings and bullets at the start, on single spaces, and with ASCII digits. */
const plainLine = (line: string): string =>
  asciiDigits(line)
    .replace(/^[\s#*_>•\u200e\u200f\ufeff]+/u, '')
    .replace(/\*\*/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Below commitment 3, `3.1` is its milestone; `12.5 percent` is text. */
function subNumber(line: string, current: string): PastedLine | undefined {
  const [, parent = '', afterDot, letter, rest = ''] = SUB_NUMBERED.exec(line) ?? []
  if (current === '' || parent === '' || String(Number(parent)) !== current) return undefined
  return { kind: 'milestone', number: `${current}.${(afterDot ?? letter ?? '').toLowerCase()}`, rest }
}

/** Where commitments are named as such, bare numbers below them count their milestones. */
function bareNumber(line: string, current: string): PastedLine | undefined {
  const [, number, rest = ''] = NUMBERED.exec(line) ?? []
  return number === undefined || rest === '' ? undefined : { kind: 'milestone', number: `${current}.${Number(number)}`, rest }
}
