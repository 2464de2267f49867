/** Takes runs from anywhere into the record: hashes are recomputed, signatures checked, strangers refused. SPEC rules LOG-7 to LOG-9. */
import { utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { coalitionIdOf, type EntryHeader, hashOfBody, KIND } from '../../../shared/entry/header.ts'
import { bytesOfHeads, decodeSparseRun, hasBody, mayBeAbsent, type SparseEntry } from '../../../shared/entry/run.ts'
import { isSignedBy } from '../../../shared/entry/signature.ts'
import type { CoalitionId, DeviceId, DocumentId, EntryHash } from '../../../shared/ids.ts'
import { decodeMembershipAct, MAX_MEMBERSHIP_BYTES } from '../../../shared/membership/acts.ts'
import { MAX_RECORD_ACT_BYTES } from '../../../shared/record/acts.ts'
import { MAX_TEXT_BYTES } from '../../../shared/text/update.ts'
import type { ChainNumber, ReplicaStore } from '../ports/replica-store.ts'
import type { Chains } from './chains.ts'

/**
 * Why a run was not taken. `own-log` is this device's own, proved by its signatures to the last entry: it may be recovered. `unknown-device` and `detached` may change when
 * more arrives; the others never do.
 */
export type IntakeRefusal = 'malformed' | 'unknown-device' | 'own-log' | 'bad-signature' | 'too-large' | 'detached'

/** What became of a run. */
export interface Intake {
  readonly added: number
  /** Bytes of the bodies of what was added, and of those of them that came. */
  readonly namedBytes: number
  readonly broughtBytes: number
  readonly forked: boolean
  /** Texts to which bodies came of entries that were here without them, once for each. */
  readonly filled: readonly DocumentId[]
  readonly refused: IntakeRefusal | undefined
  readonly device: DeviceId | undefined
}

/** What the intake needs. */
export interface IntakeTools {
  readonly store: ReplicaStore
  readonly chains: Chains
  readonly crypto: Crypto
  readonly coalition: CoalitionId
  /** True for this computer's own device: its log is not taken from others, except while it is recovered. */
  readonly isOwn: (device: DeviceId) => boolean
}

/** See the head of this file. */
export interface IntakeDoor {
  /** Takes one run. Call inside a transaction; then apply. */
  readonly take: (run: Uint8Array) => Intake
  /** Takes a body if entries stand here without it: the texts it came to, once for each entry. Call inside a transaction; then apply. */
  readonly takeBody: (body: Uint8Array) => readonly DocumentId[]
  /** Notes devices that a stored membership act lets in, so that their logs are taken. Call for own entries too. */
  readonly note: (entry: SparseEntry) => void
  /** Tells that an entry was placed at the end of a chain, to forget signatures that it covers. */
  readonly covered: (entry: SparseEntry) => void
  /** Reads again what the store holds (after a transaction that failed). */
  readonly reload: () => void
}

const MENTIONED = 'mentioned/'
const SIGNED_EVERY_BYTES = 64 * 1024
/** Well below what a run may hold, however short the entries are: a stretch without a signature could not be sent. */
const SIGNED_EVERY_ENTRIES = 1024

/** What has come along a chain since the last signature that is kept, bodies and heads; `seq` is its end. */
interface Unkept {
  readonly seq: number
  readonly bytes: number
  readonly entries: number
}

/** A door over the record. */
export function createIntake({ store, chains, crypto, coalition, isOwn }: IntakeTools): IntakeDoor {
  const mentioned = new Set<string>()
  const unkept = new Map<ChainNumber, Unkept>()

  const take = (run: Uint8Array): Intake => {
    const decodedRun = decodeSparseRun(coalition, run)
    if (!decodedRun.ok || !decodedRun.value.every((entry) => hasBody(entry) || mayBeAbsent(entry.header))) return refusal('malformed')
    const entries = signedPart(decodedRun.value)
    const first = entries[0]
    if (!first) return refusal('bad-signature')
    const { device } = first.header
    if (isOwn(device)) return refusal(isProvedOwn(decodedRun.value) ? 'own-log' : 'bad-signature', device)
    const refused = refusalOf(first, entries)
    return refused ? refusal(refused, device) : placeAll(entries, device)
  }
  /** Only what this device signed to the last entry may set off its recovery: anybody can claim to hold more of its log. */
  const isProvedOwn = (entries: readonly SparseEntry[]): boolean => entries.at(-1)?.signature !== undefined && isTrue(entries)

  const refusalOf = (first: SparseEntry, entries: readonly SparseEntry[]): IntakeRefusal | undefined => {
    if (!mentioned.has(first.header.device) && !isFounding(first, coalition)) return 'unknown-device'
    if (!entries.every(({ header }) => isWithinBounds(header.kind, header.bodyLength))) return 'too-large'
    return isTrue(entries) ? undefined : 'bad-signature'
  }
  const isTrue = (entries: readonly SparseEntry[]): boolean => entries.every((entry) => isProperlySigned(crypto, entry))

  const placeAll = (entries: readonly SparseEntry[], device: DeviceId): Intake => {
    const sums = { added: 0, namedBytes: 0, broughtBytes: 0 }
    let forked = false
    const filled: DocumentId[] = []
    for (const entry of entries) {
      const placed = chains.place(entry)
      if (placed === 'detached') return { ...sums, forked, filled, refused: 'detached', device }
      if (placed === 'held') {
        filled.push(...fillFrom(entry))
        continue
      }
      sums.added++
      sums.namedBytes += entry.header.bodyLength
      sums.broughtBytes += entry.body?.length ?? 0
      forked ||= placed === 'forked'
      note(entry)
      covered(entry)
    }
    return { ...sums, forked, filled, refused: undefined, device }
  }
  /** An entry that is here may come again with the body that it lacks. */
  const fillFrom = ({ header, body }: SparseEntry): readonly DocumentId[] =>
    body && mayBeAbsent(header) ? fill(header.bodyHash, body) : []
  /** Where a header names this body with another length, there is none for it: it does not end what has come for others. */
  const fill = (hash: EntryHash, body: Uint8Array): readonly DocumentId[] => {
    const lacking = store.lacking(hash).filter(({ bytes }) => bytes === body.length)
    for (const { chain, seq } of lacking) store.fillBody(chain, seq, body)
    return lacking.map(({ document }) => document)
  }
  const note = (entry: SparseEntry): void => {
    const device = deviceLetIn(entry)
    if (device === undefined || mentioned.has(device)) return
    mentioned.add(device)
    store.setValue(MENTIONED + device, utf8('1'))
  }
  const covered = ({ header }: SparseEntry): void => {
    const chain = chains.ofDevice(header.device).find(({ seq }) => seq === header.seq)?.chain
    if (chain === undefined) return
    const before = unkept.get(chain)
    if (header.kind !== KIND.text) {
      unkept.delete(chain)
      return
    }
    const { isCovered, ...since } = unkeptAfter(before, header)
    if (isCovered && before?.seq === header.seq - 1) store.forgetSignature(chain, before.seq)
    unkept.set(chain, since)
  }
  const reload = (): void => {
    mentioned.clear()
    for (const { name } of store.values(MENTIONED)) mentioned.add(name.slice(MENTIONED.length))
    unkept.clear()
  }
  reload()
  return { take, takeBody: (body) => fill(hashOfBody(body), body), note, covered, reload }
}

/** True for `isCovered` if the signature before may be forgotten. */
function unkeptAfter(before: Unkept | undefined, header: EntryHeader): Unkept & { readonly isCovered: boolean } {
  const { seq, bodyLength } = header
  const [bytes, entries] = [(before?.bytes ?? 0) + bodyLength + bytesOfHeads(header), (before?.entries ?? 0) + 1]
  const isCovered = bytes <= SIGNED_EVERY_BYTES && entries <= SIGNED_EVERY_ENTRIES
  return isCovered ? { seq, bytes, entries, isCovered } : { seq, bytes: 0, entries: 0, isCovered }
}

const refusal = (refused: IntakeRefusal, device?: DeviceId): Intake => ({
  added: 0,
  namedBytes: 0,
  broughtBytes: 0,
  forked: false,
  filled: [],
  refused,
  device,
})

/** The device whose log a membership entry opens, right or not: what counts is resolved later. */
function deviceLetIn({ header, body }: SparseEntry): DeviceId | undefined {
  const act = body && header.kind === KIND.membership ? decodeMembershipAct(body) : undefined
  if (!act?.ok || act.value === 'unknown') return undefined
  if (act.value.t === 'found') return header.device
  return 'device' in act.value ? act.value.device : undefined
}

/** Up to the last signed entry: what comes after cannot be attributed yet. */
function signedPart(entries: readonly SparseEntry[]): readonly SparseEntry[] {
  return entries.slice(0, entries.findLastIndex((entry) => entry.signature !== undefined) + 1)
}

/** Acts carry their own signature; a text entry may rely on a later one. */
function isProperlySigned(crypto: Crypto, entry: SparseEntry): boolean {
  if (!entry.signature) return entry.header.kind === KIND.text
  return isSignedBy(crypto, entry.header.device, entry.hash, entry.signature)
}

/** True if everybody takes a body of this kind and size. SPEC rule LOG-8. */
export function isWithinBounds(kind: number, bodyLength: number): boolean {
  if (kind === KIND.membership) return bodyLength <= MAX_MEMBERSHIP_BYTES
  if (kind === KIND.act) return bodyLength <= MAX_RECORD_ACT_BYTES
  return bodyLength <= MAX_TEXT_BYTES
}

function isFounding(entry: SparseEntry, coalition: CoalitionId): boolean {
  const { header, body } = entry
  return header.seq === 1 && header.kind === KIND.membership && body !== undefined && coalitionIdOf(header.device, body) === coalition
}
