/** Codes that people read in groups of four characters. */

const GROUP = 4

/** The characters of a code as typed or pasted: no spaces, dashes or dots, in capitals. */
export const codeCharacters = (text: string): string => text.replace(/[\s\-–—.·]/gu, '').toUpperCase()

/** The characters in groups of four; the last may be shorter. */
export function codeGroups(text: string): readonly string[] {
  const characters = [...codeCharacters(text)]
  return Array.from({ length: Math.ceil(characters.length / GROUP) }, (_, index) =>
    characters.slice(index * GROUP, (index + 1) * GROUP).join(''),
  )
}

/** Written with a dash between groups. */
export const groupedCode = (text: string): string => codeGroups(text).join('-')

/** Where the caret belongs in the grouped text so that as many characters stand before it as before `caret` in `text`. */
export function caretInGroups(text: string, caret: number): number {
  const before = [...codeCharacters(text.slice(0, caret))].length
  const all = [...codeCharacters(text)].length
  const dashes = before === all ? Math.floor(Math.max(0, before - 1) / GROUP) : Math.floor(before / GROUP)
  return before + dashes
}
