/** A link made safe: both ends prove their devices, everything after is sealed, counted and bounded. SPEC rules SESS-1 to SESS-7, SESS-9. */
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { frameNonce, type SessionKeys } from '../../../shared/session/handshake.ts'
import type { Clock, Timer } from '../ports/clock.ts'
import type { Link } from '../ports/link.ts'
import type { Random } from '../ports/random.ts'
import { createIncoming, createOutgoing } from './credit.ts'
import { type AccessKey, createHandshake } from './handshake.ts'

/** Why a secure link ended. */
export type SessionEnd =
  | 'closed'
  | 'version'
  | 'malformed'
  | 'nothing-in-common'
  | 'echo'
  | 'bad-proof'
  | 'changed-on-the-way'
  | 'too-much'
  | 'takes-nothing'
  | 'silent'
  | 'too-slow'

/** What happens on a secure link. Nothing is called before `openSecureLink` has returned. */
export interface SecureLinkEvents<K extends AccessKey> {
  readonly ready: (peer: DeviceId, access: K) => void
  readonly message: (bytes: Uint8Array) => void
  /** The queue is low again after `send` answered false. */
  readonly drained: () => void
  /** Exactly once; nothing after it. `reason` is a `SessionEnd` or what `close` was given. */
  readonly closed: (reason: string) => void
}

/** See the head of this file. */
export interface SecureLink {
  /** Queues a message of at most 4 MiB. False when enough is queued: wait for `drained`. Ignored after closing; ends a link that takes nothing of 32 MiB. */
  readonly send: (message: Uint8Array) => boolean
  readonly close: (reason: string) => void
  /** Bytes so far, and when the other end was last heard in milliseconds. */
  readonly stats: () => {
    readonly bytesSent: number
    readonly bytesReceived: number
    readonly queuedBytes: number
    readonly heardAt: number
    /** True on a line that takes longer than people should wait. */
    readonly isSlow: boolean
  }
}

/** What a secure link is made with. */
export interface SecureLinkTools<K extends AccessKey> {
  readonly crypto: Crypto
  readonly random: Random
  readonly clock: Clock
  /** At most `MAX_ACCESS_KEYS`. */
  readonly accessKeys: readonly K[]
}

const HANDSHAKE_MS = 20_000
const BEAT_MS = 5_000
const SILENT_MS = 15_000
const MOST_BEATS_UNHEARD = SILENT_MS / BEAT_MS

const TYPE = { hello: 0, tags: 1, proof: 2, piece: 3, grant: 4, beat: 5 } as const
const NOTHING = new Uint8Array(0)

/** Begins the proof on a link. Everything is synchronous given the clock and the randomness, so that simulations replay. */
export function openSecureLink<K extends AccessKey>(link: Link, tools: SecureLinkTools<K>, events: SecureLinkEvents<K>): SecureLink {
  const { crypto, clock } = tools
  const handshake = createHandshake(tools, link.binding)
  const { drained } = events
  const outgoing = createOutgoing(clock, (piece) => putSealed(TYPE.piece, piece), { drained, overfull: () => end('takes-nothing') })
  const incoming = createIncoming()
  const traffic = { bytesSent: 0, bytesReceived: 0 }
  let sealed: Sealed | undefined
  let access: K | undefined
  let peer: DeviceId | undefined
  let ended = false
  const hearing = createHearing(clock)
  let timer: Timer | undefined = clock.after(HANDSHAKE_MS, () => end('too-slow'))

  const end = (reason: string): void => {
    if (ended) return
    ended = true
    timer?.cancel()
    link.close(reason)
    events.closed(reason)
  }
  const put = (type: number, body: Uint8Array): void => {
    if (ended) return
    const frame = new Uint8Array(body.length + 1)
    frame[0] = type
    frame.set(body, 1)
    traffic.bytesSent += frame.length
    link.send(frame)
  }
  const putSealed = (type: number, body: Uint8Array): void => {
    if (sealed) put(type, sealed.seal(type, body))
  }

  const hearHello = (body: Uint8Array): void => {
    const tags = handshake.hearHello(body)
    if (!tags.ok) return end(tags.reason)
    put(TYPE.tags, tags.value)
  }
  const hearTags = (body: Uint8Array): void => {
    const agreed = handshake.hearTags(body)
    if (!agreed.ok) return end(agreed.reason)
    sealed = createSealed(crypto, agreed.value.keys)
    access = agreed.value.access
    putSealed(TYPE.proof, agreed.value.proof)
  }
  const hearProof = (body: Uint8Array): void => {
    const proved = handshake.hearProof(body)
    if (!proved.ok || !access || peer) return end('bad-proof')
    peer = proved.value
    timer?.cancel()
    beat()
    events.ready(peer, access)
  }
  const hearPiece = (piece: Uint8Array): void => {
    if (!peer) return end('malformed')
    const message = incoming.add(piece)
    if (!message.ok) return end(message.reason)
    if (message.value) events.message(message.value)
    const grant = incoming.takeGrant()
    if (grant !== undefined) putSealed(TYPE.grant, numberBytes(grant))
  }
  const beat = (): void => {
    timer = clock.after(BEAT_MS, () => {
      if (hearing.isSilentAtBeat()) return end('silent')
      putSealed(TYPE.beat, NOTHING)
      beat()
    })
  }

  const hearFrame = (frame: Uint8Array): void => {
    if (ended) return
    traffic.bytesReceived += frame.length
    hearing.heard()
    const type = frame[0] ?? -1
    const body = frame.subarray(1)
    if (type === TYPE.hello) return hearHello(body)
    if (type === TYPE.tags) return hearTags(body)
    if (!sealed) return end('malformed')
    const opened = sealed.open(type, body)
    if (!opened) return end('changed-on-the-way')
    hearOpened(type, opened)
  }
  const hearOpened = (type: number, body: Uint8Array): void => {
    if (type === TYPE.proof) hearProof(body)
    else if (type === TYPE.piece) hearPiece(body)
    else if (type === TYPE.grant) outgoing.hearGrant(numberIn(body))
    else if (type !== TYPE.beat) end('malformed')
  }

  clock.after(0, () => {
    put(TYPE.hello, handshake.hello)
    if (!ended) link.receive({ frame: hearFrame, closed: end })
  })
  return {
    send: (message) => !ended && outgoing.send(message),
    close: end,
    stats: () => ({ ...traffic, queuedBytes: outgoing.queuedBytes(), heardAt: hearing.at(), isSlow: outgoing.isSlow() }),
  }
}

/** When the other end was last heard: by the clock for a computer that slept, by beats for one whose clock was set back. */
function createHearing(clock: Clock) {
  let at = clock.now()
  let beatsUnheard = 0
  const heard = (): void => {
    at = clock.now()
    beatsUnheard = 0
  }
  const isSilentAtBeat = (): boolean => ++beatsUnheard > MOST_BEATS_UNHEARD || clock.now() - at > SILENT_MS
  return { heard, at: () => at, isSilentAtBeat }
}

/** Frames after the agreement: sealed under a key per direction, a counted nonce and the frame's type. */
interface Sealed {
  readonly seal: (type: number, body: Uint8Array) => Uint8Array
  readonly open: (type: number, sealed: Uint8Array) => Uint8Array | undefined
}

function createSealed(crypto: Crypto, keys: SessionKeys): Sealed {
  let sealedCount = 0
  let openedCount = 0
  return {
    seal: (type, body) => crypto.seal(keys.send, frameNonce(sealedCount++), body, Uint8Array.of(type)),
    open: (type, sealed) => crypto.open(keys.receive, frameNonce(openedCount++), sealed, Uint8Array.of(type)),
  }
}

function numberBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

function numberIn(bytes: Uint8Array): number {
  return bytes.length === 4 ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) : 0
}
