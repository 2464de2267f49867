/** Who may ask the web server for what, decided from a request's head alone. SPEC rules PAGE-1 to PAGE-5. */
import type { PageCookies } from './page-cookies.ts'
import type { PageTokens } from './page-tokens.ts'

/** What of a request decides. */
export interface RequestHead {
  readonly method: string
  /** As it stands in the request line. */
  readonly url: string
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly cookie: string | undefined
}

/** What comes of it. `enter` sets the cookie and leads to the first page. */
export type Access =
  | { readonly kind: 'enter' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'refused'; readonly status: 400 | 403 | 405; readonly reason: string }

/** Access of one server: where it listens, the cookies it gives, the tokens it issued. */
export interface PageAccess {
  readonly ofRequest: (head: RequestHead) => Access
  /** Whether a page may open its pipe. */
  readonly ofPipe: (head: RequestHead) => boolean
  /** A new cookie to set, whole, for one browser. */
  readonly newCookie: () => string
}

const WAY_OUT = 'Start Chorus again to get a new address: npm start'

/** `port` is where the server listens. */
export function createPageAccess(port: number, cookies: PageCookies, tokens: PageTokens): PageAccess {
  const host = `127.0.0.1:${port}`
  // Cookies are shared by all ports of one address: the name keeps two Chorus apart.
  const name = `chorus-${port}`
  const isKnown = ({ cookie }: RequestHead): boolean => cookies.isKnown(cookieValue(cookie, name))
  const ofRequest = (head: RequestHead): Access => {
    // A name that somebody's server points to this computer is not the address that was printed.
    if (head.host !== host) return refused(403, 'This is not the address of Chorus.')
    if (head.method !== 'GET' && head.method !== 'HEAD') return refused(405, 'Pages can only be read here.')
    const url = readUrl(head.url, host)
    if (!url) return refused(400, 'This address is not written as addresses are.')
    const token = url.searchParams.get('token')
    if (token !== null) return ofToken(head, url.pathname, token)
    return isKnown(head) ? { kind: 'file', path: url.pathname } : refused(403, 'This browser was not let in.')
  }
  /** Looking at an address beforehand, as messengers do, must not use it up. */
  const ofToken = ({ method }: RequestHead, path: string, token: string): Access =>
    path === '/' && method === 'GET' && tokens.redeem(token)
      ? { kind: 'enter' }
      : refused(403, 'This address was used already or is too old.')
  const ofPipe = (head: RequestHead): boolean =>
    head.host === host && head.origin === `http://${host}` && head.method === 'GET' && head.url === '/pipe' && isKnown(head)
  return { ofRequest, ofPipe, newCookie: () => `${name}=${cookies.issue()}; Path=/; HttpOnly; SameSite=Strict` }
}

/** A path of this host, never the address of another. */
function readUrl(text: string, host: string): URL | undefined {
  const url = text.startsWith('/') ? URL.parse(text, `http://${host}`) : null
  return url?.host === host ? url : undefined
}

const refused = (status: 400 | 403 | 405, reason: string): Access => ({ kind: 'refused', status, reason: `${reason} ${WAY_OUT}` })

/** The value of a cookie; empty when there is none or more than one of that name. */
function cookieValue(header: string | undefined, name: string): string {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim())
  const values = pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1))
  return values.length === 1 ? (values[0] ?? '') : ''
}
