/** Which addresses are pages of this program, and which may be opened in a browser. */

/** The scheme of the shell's own pages. */
export const SCHEME = 'app'
/** The two pages, each an origin of its own. */
export const PAGES = { interface: `${SCHEME}://chorus/`, network: `${SCHEME}://network/` } as const
/** See `PAGES`. */
export type PageKind = keyof typeof PAGES

const MAX_ADDRESS = 2048

/** The page that an address belongs to. */
export function pageOf(address: string): PageKind | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol !== `${SCHEME}:` || url.username !== '' || url.port !== '') return undefined
  return (Object.keys(PAGES) as PageKind[]).find((kind) => new URL(PAGES[kind]).host === url.host)
}

/** An address to show to a person whole and then open in a browser: https, without a name and password that could mislead. */
export function externalAddress(address: string): string | undefined {
  if (address.length > MAX_ADDRESS || !URL.canParse(address)) return undefined
  const url = new URL(address)
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined
}
