/** Makes envelopes: gathers what recipients lack, signs, cuts into parts, seals. SPEC rules ENV-1 to ENV-9. */
import { fromHex, toHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { Head } from '../../../shared/entry/header.ts'
import { cutContent, type EnvelopeContent, encodeContent } from '../../../shared/envelope/envelope-content.ts'
import { contentRoom, DEFAULT_PART_BYTES, envelopeFileName, MAX_ENVELOPE_BYTES } from '../../../shared/envelope/envelope-file.ts'
import { type EnvelopeKind, encodePart, MAX_PARTS } from '../../../shared/envelope/envelope-part.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CoalitionId, DeviceId } from '../../../shared/ids.ts'
import { isMemberNow } from '../../../shared/membership/membership.ts'
import type { Statements } from '../delivery/statements.ts'
import type { Cards } from '../exchange/cards.ts'
import type { RunForm } from '../exchange/run-reader.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { DeviceKeys } from '../replica/own-log.ts'
import type { Replica } from '../replica/replica.ts'
import { gather, type Known } from './gathering.ts'
import type { OwnHead } from './own-head.ts'

/** For whom an envelope is. */
export interface EnvelopeOrder {
  /** Computers that shall open it; those that do not belong now get none. This one can open it as well. */
  readonly recipients: readonly DeviceId[]
  /** What each of them is known to hold. A folder knows more than statements do; absent, their statements tell. */
  readonly known?: ((device: DeviceId) => Known) | undefined
  /** Everything, whatever is known. */
  readonly all?: boolean | undefined
  /** `welcome` where it is the first that its recipient gets. */
  readonly kind?: Exclude<EnvelopeKind, 'request'> | undefined
  /** About how large a file may be at most. */
  readonly partBytes?: number | undefined
  /** After so many bytes of runs the rest is left for another envelope. */
  readonly runBytes?: number | undefined
  /** What becomes of entries that are here without their body: by default they go in without it. */
  readonly form?: RunForm | undefined
}

/** An envelope before it is sealed: parts as bytes, and to whom (X25519 public keys). */
export interface WrittenEnvelope {
  readonly id: string
  readonly kind: EnvelopeKind
  readonly parts: readonly Uint8Array[]
  readonly to: readonly Uint8Array[]
  /** Entries of this computer were left out: it may be a restored backup. */
  readonly withoutOwn: boolean
  /** The entries in it. */
  readonly runs: readonly Uint8Array[]
}

/** A file to hand on. */
export interface EnvelopeFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What making works on. */
export interface MakingTools {
  readonly replica: Replica
  readonly cards: Cards
  readonly statements: Statements
  readonly ownHead: OwnHead
  readonly crypto: Crypto
  readonly random: Random
  readonly clock: Clock
}

/** Writes an envelope of what its recipients lack; seals what is unsealed and states anew what is applied here first. */
export function writeEnvelope(tools: MakingTools, order: EnvelopeOrder): WrittenEnvelope {
  const { replica, statements, ownHead, crypto } = tools
  replica.documents.sealAll()
  statements.restate()
  ownHead.ask()
  const stated = new Map<DeviceId, readonly Head[]>(statements.list().map(({ device, heads }) => [device, heads]))
  const { recipients, known = (device) => stated.get(device), all = false } = order
  const keys = replica.keys()
  const others = recipients.filter((device) => device !== keys.device && isMemberNow(replica.membership(), device))
  const isSafe = ownHead.isSafe()
  const content = gather(
    tools,
    others.map((device) => (all ? undefined : known(device))),
    { withOwn: isSafe, form: order.form ?? 'held', runBytes: order.runBytes },
  )
  const agreements = others.flatMap((device) => replica.membership().devices.get(device)?.agreement ?? [])
  const to = [crypto.agreementPublicKey(keys.agreement), ...agreements.map(fromHex)]
  const written = writeParts(tools, { ...order, coalition: replica.coalition, keys, content, to })
  return { ...written, withoutOwn: !isSafe, runs: content.runs }
}

/** What parts are written from. */
export interface PartsOrder {
  readonly coalition: CoalitionId
  readonly keys: DeviceKeys
  readonly content: EnvelopeContent
  readonly to: readonly Uint8Array[]
  readonly kind?: EnvelopeKind | undefined
  readonly partBytes?: number | undefined
}

/** Cuts a content into parts, each signed by this device. Throws `too-large`. */
export function writeParts(
  { crypto, random, clock }: Pick<MakingTools, 'crypto' | 'random' | 'clock'>,
  { coalition, keys, content, to, kind = 'ordinary', partBytes = DEFAULT_PART_BYTES }: PartsOrder,
): Omit<WrittenEnvelope, 'withoutOwn' | 'runs'> {
  const bytes = encodeContent(content)
  const slices = cutContent(bytes, contentRoom(partBytes, to.length))
  if (bytes.length > MAX_ENVELOPE_BYTES || slices.length > MAX_PARTS) {
    throw new AppError('too-large', 'This is more than an envelope can hold. Make one for a member who has part of it, or larger parts.')
  }
  const header = { coalition, writer: keys.device, id: toHex(random.bytes(16)), madeAt: clock.now(), kind, of: slices.length }
  const parts = slices.map((slice, index) => encodePart(crypto, keys.seed, { ...header, part: index + 1, content: slice }))
  return { id: header.id, kind, parts, to }
}

/** Seals the parts of an envelope. Throws `too-large` for files that could not be opened again. */
export async function sealEnvelope(
  crypto: Crypto,
  { id, parts, to }: Omit<WrittenEnvelope, 'withoutOwn' | 'runs'>,
): Promise<readonly EnvelopeFile[]> {
  const files: EnvelopeFile[] = []
  for (const [index, part] of parts.entries()) {
    files.push({ name: envelopeFileName(id, index + 1, parts.length), bytes: await crypto.sealTo(to, part) })
  }
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > MAX_ENVELOPE_BYTES) {
    throw new AppError('too-large', 'This is more than an envelope can hold. Make one for a member who has part of it.')
  }
  return files
}
