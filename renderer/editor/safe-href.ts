/** Which addresses a link in a text may have. */

const SAFE = /^(?:https?:\/\/|mailto:)\S+$/iu

/** True for web and mail addresses; everything else could run something or lead into the computer. */
export const isSafeHref = (href: string): boolean => SAFE.test(href.trim())

/** What a person typed as an address: completed to a web or mail address, or undefined if it can be none. */
export function completeHref(typed: string): string | undefined {
  const words = typed.trim()
  if (words === '' || /\s/u.test(words)) return undefined
  if (isSafeHref(words)) return words
  if (/^[^:/?#]+@[^:/?#]+\.[^:/?#]+$/u.test(words)) return `mailto:${words}`
  if (/^[^:/?#@]+\.[^:/?#@]{2,}(?::\d+)?(?:[/?#].*)?$/u.test(words)) return `https://${words}`
  return undefined
}
