/** The beginning of a text, for lists. */

/** At most `maxCharacters` characters of one line, cut between words where possible, with an ellipsis if anything was cut. */
export function excerpt(text: string, maxCharacters: number): string {
  const line = text
    .slice(0, maxCharacters * 4)
    .replace(/\s+/g, ' ')
    .trim()
  const characters = [...line]
  if (characters.length <= maxCharacters) return line
  const cut = characters.slice(0, maxCharacters).join('')
  const space = cut.lastIndexOf(' ')
  return `${(space > maxCharacters / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}
