/** Addresses that a document may lead to. */

const MAX_CHARACTERS = 2000

/** The address if it is a web or mail address, without white space around it; undefined for everything else, whatever it is. */
export function webLink(href: unknown): string | undefined {
  if (typeof href !== 'string' || href.length > MAX_CHARACTERS) return undefined
  const address = href.trim()
  return /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(address) ? address.toWellFormed() : undefined
}
