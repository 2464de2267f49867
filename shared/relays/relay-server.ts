/**
 * Servers that help two computers behind routers to link: STUN (RFC 8489) says how a computer looks from outside, TURN (RFC 8656) passes on what cannot go directly. A coalition has
 * none unless a coordinator enters some. SPEC section RELAY.
 */
import { z } from 'zod'
import { type HostAndPort, readHostAndPort, writeHostAndPort } from '../address/host-and-port.ts'

/** One server as the coalition's record holds it. */
export interface RelayServer {
  /** `stun:HOST[:PORT]` (RFC 7064), `turn:` or `turns:HOST[:PORT][?transport=udp|tcp]` (RFC 7065); in the one way that `relayUrl` writes. */
  readonly url: string
  /** Empty for STUN, which asks for none. */
  readonly username: string
  readonly password: string
}

/** A coalition has no more. */
export const MAX_RELAYS = 4
/** The longest URL, name and password, in characters. */
export const MAX_RELAY_TEXT = 200

const SHAPE = /^(stun|turn|turns):([^?]+?)(?:\?transport=(udp|tcp))?$/i

/** Whether a URL names a server that passes on what others say, which asks for a name and a password. */
export const isTurn = (url: string): boolean => /^turns?:/i.test(url)

/** A URL in the one way it is kept; undefined for what names no such server. */
export function relayUrl(text: string): string | undefined {
  const match = SHAPE.exec(text.trim())
  const at = readHostAndPort(match?.[2] ?? '')
  if (!match || !at || !isTaken(at)) return undefined
  const [scheme, transport] = [match[1]?.toLowerCase() ?? '', match[3]?.toLowerCase()]
  // STUN is asked over UDP; TLS is over TCP.
  if (transport !== undefined && (scheme === 'stun' || (scheme === 'turns' && transport === 'udp'))) return undefined
  return `${scheme}:${writeHostAndPort(at)}${transport === undefined ? '' : `?transport=${transport}`}`
}

/** WebRTC makes no connection at all with a server that it cannot read: with port 0, or letters beyond those of RFC 3986. */
const isTaken = ({ host, port }: HostAndPort): boolean => port !== 0 && /^[\x21-\x7e]+$/.test(host)

const text = z.string().max(MAX_RELAY_TEXT)

/** See `RelayServer`. */
export const relayServer = z
  .strictObject({ url: text.refine((url) => relayUrl(url) === url), username: text, password: text })
  .refine(({ url, username, password }) => (isTurn(url) ? username !== '' && password !== '' : username === '' && password === ''))

/** What the record holds: at most four, each address once. */
export const relayServers = z
  .array(relayServer)
  .max(MAX_RELAYS)
  .refine((servers) => new Set(servers.map(({ url }) => url)).size === servers.length)
