/**
 * What one end of a WebRTC connection must know of the other, without the words that are always the same: read from a session description and
 * written as one. SPEC rule CODE-4.
 */
import SDPUtils from 'sdp'
import { z } from 'zod'
import { fromHex } from '../bytes/hex.ts'

/** See the head of this file. Bounded by `connectionDescription`. */
export interface ConnectionDescription {
  /** The username fragment and password of ICE (RFC 8839 §5.4). */
  readonly fragment: string
  readonly password: string
  /** SHA-256 of the certificate of DTLS, 32 bytes. */
  readonly fingerprint: Uint8Array
  /** Where it can be reached, the best first. */
  readonly ways: readonly Way[]
}

/** One address and port at which it listens. */
export interface Way {
  readonly transport: 'udp' | 'tcp'
  /** IPv4, IPv6, or a name that multicast resolves. */
  readonly address: string
  readonly port: number
}

/** More are left out. */
export const MAX_WAYS = 16

const iceText = (least: number, most: number) =>
  z
    .string()
    .min(least)
    .max(most)
    .regex(/^[A-Za-z0-9+/]+$/)
const hiddenName = z
  .string()
  .max(64)
  .regex(/^[\da-f-]{8,58}\.local$/i)

/** What is no address outside its own computer or wire. */
const NOT_OUTWARD = /^(?:127\.|0\.|::1?$|fe80:)/i

/** The bounds of a description, for those that come from elsewhere. */
export const connectionDescription = z.object({
  fragment: iceText(4, 32),
  password: iceText(22, 64),
  fingerprint: z.instanceof(Uint8Array).refine(({ length }) => length === 32),
  ways: z
    .array(
      z.object({
        transport: z.enum(['udp', 'tcp']),
        address: z.union([z.ipv4(), z.ipv6(), hiddenName]),
        port: z.int().min(1).max(65_535),
      }),
    )
    .max(MAX_WAYS),
})

/** Reads a session description (RFC 8866) of a connection with data channels alone; undefined for any other. */
export function describedIn(sdp: string): ConnectionDescription | undefined {
  const [session = '', media = '', ...more] = SDPUtils.splitSections(sdp)
  if (more.length > 0 || SDPUtils.getMid(media) !== '0') return undefined
  const ice = SDPUtils.getIceParameters(media, session)
  const { fingerprints } = SDPUtils.getDtlsParameters(media, session)
  const [fingerprint] = fingerprints
  if (fingerprints.length !== 1 || fingerprint?.algorithm.toLowerCase() !== 'sha-256') return undefined
  const hex = fingerprint.value.replaceAll(':', '').toLowerCase()
  const described = connectionDescription.safeParse({
    fragment: ice?.usernameFragment,
    password: ice?.password,
    fingerprint: /^[\da-f]{64}$/.test(hex) ? fromHex(hex) : undefined,
    ways: waysIn(media),
  })
  return described.success ? described.data : undefined
}

function waysIn(media: string): readonly Way[] {
  const candidates = SDPUtils.matchPrefix(media, 'a=candidate:').map(SDPUtils.parseCandidate)
  const usable = candidates.filter(({ tcpType, address }) => (tcpType ?? 'passive') === 'passive' && !NOT_OUTWARD.test(address))
  const isHidden = ({ address }: { readonly address: string }): boolean => address.endsWith('.local')
  const isKnown = usable.some((candidate) => candidate.type === 'host' && !isHidden(candidate))
  const ways = usable
    .filter((candidate) => !isKnown || !isHidden(candidate))
    .sort((a, b) => b.priority - a.priority)
    .map(({ protocol, address, port }): Way => ({ transport: protocol, address, port }))
  const byPlace = new Map(ways.map((way) => [`${way.transport} ${way.address} ${way.port}`, way]))
  // A computer with many networks has many of TCP: they must not push out how a server sees it.
  const [udp, tcp] = (['udp', 'tcp'] as const).map((transport) => [...byPlace.values()].filter((way) => way.transport === transport))
  return [...(udp ?? []), ...(tcp ?? [])].slice(0, MAX_WAYS)
}

/**
 * A session description that says this. Whoever made the offer begins DTLS, so that whoever answered can wait as long as people take: its own timers
 * would run out.
 */
export function descriptionAsSdp(kind: 'offer' | 'answer', { fragment, password, fingerprint, ways }: ConnectionDescription): string {
  const bytes = [...fingerprint].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase())
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    ...ways.map(candidateLine),
    `a=ice-ufrag:${fragment}`,
    `a=ice-pwd:${password}`,
    'a=ice-options:trickle',
    `a=fingerprint:sha-256 ${bytes.join(':')}`,
    `a=setup:${kind === 'offer' ? 'active' : 'passive'}`,
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
    '',
  ].join('\r\n')
}

/** RFC 8839 §5.1, with priorities in the order of the ways: UDP before TCP, as RFC 8421 wants of hosts with both. */
function candidateLine({ transport, address, port }: Way, index: number): string {
  const priority = ((transport === 'udp' ? 126 : 90) << 24) + ((65_535 - index) << 8) + 255
  const tail = transport === 'tcp' ? ' tcptype passive' : ''
  return `a=candidate:${index + 1} 1 ${transport} ${priority} ${address} ${port} typ host${tail}`
}
