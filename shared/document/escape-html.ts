/** Text where HTML and style sheets are written. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** The text for use between tags and in quoted attributes; characters that no page may hold are left out. */
export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
    .replace(/[^\P{Cc}\t\n]/gu, '')

/** The text as a string of CSS, quotes included, safe inside a style element. */
export function cssString(text: string): string {
  const escaped = [...text.toWellFormed()].map((character) =>
    /[\p{L}\p{N} ]/u.test(character) ? character : `\\${character.codePointAt(0)?.toString(16)} `,
  )
  return `"${escaped.join('')}"`
}
