/** A link made safe: both ends prove their devices, everything after is sealed, counted and bounded. SPEC rules SESS-1 to SESS-9. */
import { toHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import * as step from '../../../shared/session/handshake.ts'
import { createAssembly, cutMessage } from '../../../shared/session/message-frames.ts'
import type { Clock, Timer } from '../ports/clock.ts'
import { type Link, MAX_FRAME_BYTES } from '../ports/link.ts'
import type { Random } from '../ports/random.ts'
import type { DeviceKeys } from '../replica/own-log.ts'

/** A secret both ends must share before either names itself. */
export interface AccessKey {
  readonly key: Uint8Array
  readonly kind: 'member' | 'join'
  /** What it stands for here; never sent. */
  readonly label: string
  /** The device that proves itself under this key. */
  readonly device: DeviceKeys
}

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
  | 'silent'
  | 'too-slow'

/** What happens on a secure link. Nothing is called before `openSecureLink` has returned. */
export interface SecureLinkEvents {
  readonly ready: (peer: DeviceId, access: AccessKey) => void
  readonly message: (bytes: Uint8Array) => void
  /** The queue is low again after `send` answered false. */
  readonly drained: () => void
  /** Exactly once; nothing after it. `reason` is a `SessionEnd` or what `close` was given. */
  readonly closed: (reason: string) => void
}

/** See the head of this file. */
export interface SecureLink {
  /** Queues a message of at most 4 MiB. False when enough is queued: wait for `drained`. Ignored after closing. */
  readonly send: (message: Uint8Array) => boolean
  readonly close: (reason: string) => void
  readonly stats: () => { readonly bytesSent: number; readonly bytesReceived: number; readonly queuedBytes: number }
}

/** What a secure link is made with. */
export interface SecureLinkTools {
  readonly crypto: Crypto
  readonly random: Random
  readonly clock: Clock
  /** At most `MAX_ACCESS_KEYS`. */
  readonly accessKeys: readonly AccessKey[]
}

const HANDSHAKE_MS = 20_000
const BEAT_MS = 5_000
const SILENT_MS = 15_000
const WINDOW_BYTES = 2 * 1024 * 1024
const GRANT_BYTES = 256 * 1024
const HIGH_WATER_BYTES = 1024 * 1024
const PAYLOAD_BYTES = MAX_FRAME_BYTES - 64

const TYPE = { hello: 0, tags: 1, proof: 2, piece: 3, grant: 4, beat: 5 } as const
const NOTHING = new Uint8Array(0)

/** Begins the proof on a link. Everything is synchronous given the clock and the randomness, so that simulations replay. */
export function openSecureLink(link: Link, tools: SecureLinkTools, events: SecureLinkEvents): SecureLink {
  const { crypto, random, clock, accessKeys } = tools
  const secret = random.bytes(32)
  const hello: step.Hello = { nonce: random.bytes(32), ephemeral: crypto.agreementPublicKey(secret) }
  const offered = [...accessKeys].sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'member' ? -1 : 1)).slice(0, step.MAX_ACCESS_KEYS)
  const assembly = createAssembly()
  const queue: Uint8Array[] = []
  let theirs: step.Hello | undefined
  let role: step.SessionRole | undefined
  let access: AccessKey | undefined
  let keys: step.SessionKeys | undefined
  let peer: DeviceId | undefined
  let ended = false
  let waiting = false
  let sentCount = 0
  let receivedCount = 0
  let queuedBytes = 0
  let allowance = WINDOW_BYTES
  let granted = WINDOW_BYTES
  let ungranted = 0
  let bytesSent = 0
  let bytesReceived = 0
  let heardAt = clock.now()
  let timer: Timer | undefined = clock.after(HANDSHAKE_MS, () => end('too-slow'))

  const end = (reason: string): void => {
    if (ended) return
    ended = true
    timer?.cancel()
    link.close(reason)
    events.closed(reason)
  }
  const put = (type: number, body: Uint8Array): void => {
    const frame = new Uint8Array(body.length + 1)
    frame[0] = type
    frame.set(body, 1)
    bytesSent += frame.length
    link.send(frame)
  }
  const putSealed = (type: number, body: Uint8Array): void => {
    if (!keys) return
    put(type, crypto.seal(keys.send, step.frameNonce(sentCount++), body, Uint8Array.of(type)))
  }
  const myHello = step.encodeHello(hello)
  let myTags: Uint8Array = NOTHING

  const hearHello = (body: Uint8Array): void => {
    const heard = step.decodeHello(body)
    if (!heard.ok) return end(heard.reason)
    if (theirs) return end('malformed')
    theirs = heard.value
    role = step.roleOf(hello, theirs)
    if (!role) return end('echo')
    myTags = step.encodeTags(offered.map(({ key }) => tagBy(key, role as step.SessionRole)))
    put(TYPE.tags, myTags)
  }
  const tagBy = (key: Uint8Array, speaker: step.SessionRole): Uint8Array => {
    const [first, second] = role === 'first' ? [hello, theirs] : [theirs, hello]
    return step.tagOf(key, speaker, first as step.Hello, second as step.Hello)
  }
  const hearTags = (body: Uint8Array): void => {
    const heard = step.decodeTags(body)
    if (!heard.ok || !role || !theirs || keys) return end('malformed')
    const theirRole = role === 'first' ? 'second' : 'first'
    const theirTags = heard.value.map(toHex)
    const common = offered.filter(({ key }) => theirTags.includes(toHex(tagBy(key, theirRole))))
    access = lowestTag(common)
    const shared = access && crypto.agree(secret, theirs.ephemeral)
    if (!access || !shared) return end('nothing-in-common')
    const [firstTags, secondTags] = role === 'first' ? [myTags, body] : [body, myTags]
    const theirHello = step.encodeHello(theirs)
    const [firstHello, secondHello] = role === 'first' ? [myHello, theirHello] : [theirHello, myHello]
    keys = step.sessionKeys(role, shared, access.key, { firstHello, secondHello, firstTags, secondTags, binding: link.binding })
    const signature = crypto.sign(access.device.seed, step.proofMessage(role, keys.transcript))
    putSealed(TYPE.proof, step.encodeProof(crypto.signingPublicKey(access.device.seed), signature))
  }
  /** Both sides choose alike: members' keys before joiners', then by the first side's tag. */
  const lowestTag = (common: readonly AccessKey[]): AccessKey | undefined => {
    const members = common.filter(({ kind }) => kind === 'member')
    const candidates = members.length > 0 ? members : common
    const tagged = candidates.map((candidate) => ({ candidate, tag: toHex(tagBy(candidate.key, 'first')) }))
    return tagged.sort((a, b) => (a.tag < b.tag ? -1 : 1))[0]?.candidate
  }
  const hearProof = (body: Uint8Array): void => {
    const proof = step.decodeProof(body)
    if (!proof.ok || !keys || !access || peer) return end('bad-proof')
    const theirRole = role === 'first' ? 'second' : 'first'
    const { publicKey, signature } = proof.value
    if (!crypto.verify(publicKey, step.proofMessage(theirRole, keys.transcript), signature)) return end('bad-proof')
    peer = toHex(publicKey) as DeviceId
    timer?.cancel()
    beat()
    events.ready(peer, access)
  }

  const send = (message: Uint8Array): boolean => {
    if (ended) return false
    for (const piece of cutMessage(message, PAYLOAD_BYTES)) {
      queue.push(piece)
      queuedBytes += piece.length
    }
    flush()
    waiting = queuedBytes > HIGH_WATER_BYTES
    return !waiting
  }
  const flush = (): void => {
    for (let piece = queue[0]; piece && allowance >= piece.length && !ended; piece = queue[0]) {
      queue.shift()
      queuedBytes -= piece.length
      allowance -= piece.length
      putSealed(TYPE.piece, piece)
    }
  }
  const hearPiece = (piece: Uint8Array): void => {
    if (!peer) return end('malformed')
    granted -= piece.length
    if (granted < 0) return end('too-much')
    const message = assembly.add(piece)
    if (!message.ok) return end('too-much')
    if (message.value) events.message(message.value)
    ungranted += piece.length
    if (ungranted < GRANT_BYTES || ended) return
    putSealed(TYPE.grant, varBytes(ungranted))
    granted += ungranted
    ungranted = 0
  }
  const hearGrant = (body: Uint8Array): void => {
    allowance = Math.min(WINDOW_BYTES, allowance + numberIn(body))
    flush()
    if (!waiting || queuedBytes > HIGH_WATER_BYTES / 2) return
    waiting = false
    events.drained()
  }
  const beat = (): void => {
    timer = clock.after(BEAT_MS, () => {
      if (clock.now() - heardAt > SILENT_MS) return end('silent')
      putSealed(TYPE.beat, NOTHING)
      beat()
    })
  }

  const hearFrame = (frame: Uint8Array): void => {
    if (ended) return
    bytesReceived += frame.length
    heardAt = clock.now()
    const type = frame[0]
    const body = frame.subarray(1)
    if (type === TYPE.hello) return hearHello(body)
    if (type === TYPE.tags) return hearTags(body)
    hearSealed(type ?? -1, body)
  }
  const hearSealed = (type: number, sealed: Uint8Array): void => {
    const body = keys && crypto.open(keys.receive, step.frameNonce(receivedCount++), sealed, Uint8Array.of(type))
    if (!body) return end(keys ? 'changed-on-the-way' : 'malformed')
    if (type === TYPE.proof) hearProof(body)
    else if (type === TYPE.piece) hearPiece(body)
    else if (type === TYPE.grant) hearGrant(body)
    else if (type !== TYPE.beat) end('malformed')
  }

  clock.after(0, () => {
    if (ended) return
    put(TYPE.hello, myHello)
    link.receive({ frame: hearFrame, closed: end })
  })
  return { send, close: end, stats: () => ({ bytesSent, bytesReceived, queuedBytes }) }
}

function varBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

function numberIn(bytes: Uint8Array): number {
  return bytes.length === 4 ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) : 0
}
