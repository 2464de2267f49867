/**
 * Where one coalition's replica keeps its record and its projections. The record (chains, entries, tail) is the truth;
 * everything under "projections" can be thrown away and made again from it. All calls are synchronous and durable when the outermost
 * transaction has returned.
 */
import type { EntryHeader, Head } from '../../../shared/entry/header.ts'
import type { DeviceId, DocumentId, EntryHash } from '../../../shared/ids.ts'

/** A local number for one unbroken line of entries of one device. */
export type ChainNumber = number & { readonly __id: 'chain' }

/**
 * A device's log is one chain, or a tree of chains after a fork. Entries with `seq <= base` belong to `parent`; the main chain has
 * base 0 and no parent.
 */
export interface Chain {
  readonly chain: ChainNumber
  readonly device: DeviceId
  readonly parent: ChainNumber | undefined
  readonly base: number
  /** The last stored entry: `base` when there is none of its own yet. */
  readonly seq: number
  readonly hash: EntryHash
}

/** An entry as stored. The log is append-only: nothing here ever changes, except that an inner signature may be forgotten and an absent body may come. */
export interface StoredEntry {
  readonly chain: ChainNumber
  readonly header: EntryHeader
  readonly hash: EntryHash
  /** Undefined for a text entry that came without its body (SPEC LOG-13): its header names the body's hash and length. */
  readonly body: Uint8Array | undefined
  /** Absent where a later entry's signature covers this one. */
  readonly signature: Uint8Array | undefined
}

/** A stored entry whose body is here. */
export type WholeEntry = StoredEntry & { readonly body: Uint8Array }

/** A body that is not here, of a text entry that is. */
export interface AbsentBody {
  readonly chain: ChainNumber
  readonly seq: number
  readonly document: DocumentId
  /** SHA-256 of the body. */
  readonly hash: EntryHash
  readonly bytes: number
}

/** How much of a text is not here. */
export interface AbsentSum {
  readonly document: DocumentId
  readonly entries: number
  /** Bytes of the bodies. */
  readonly bytes: number
}

/** A text entry that counts as applied in its log and waits in its text, for its own body or for another's. SPEC rule APPLY-5. */
export interface WaitingText {
  /** Rises with every row of the document; causal. */
  readonly position: number
  readonly document: DocumentId
  readonly chain: ChainNumber
  readonly seq: number
  /** What its author had applied, its own declaration included. */
  readonly known: readonly Head[]
}

/** An edit made here that is durable but not sealed into an entry yet. */
export interface TailRow {
  /** Rises with every row. */
  readonly position: number
  readonly document: DocumentId
  /** Which of the device's client ids for this document wrote it. */
  readonly lease: number
  /** One Yjs update (V1). */
  readonly update: Uint8Array
}

/** A text entry that has been applied: where its clocks end, and whether its body kept the rules. */
export interface AppliedText {
  /** Rises with every row; causal: an entry stands after everything its author had applied. */
  readonly position: number
  readonly document: DocumentId
  readonly chain: ChainNumber
  readonly seq: number
  /** The client id number n (SPEC TEXT-2) of its structs; -1 for an entry that only deletes. */
  readonly lease: number
  /** First clock after its structs; 0 when lease is -1. */
  readonly clockEnd: number
  /** False: the body broke a rule and is never applied. */
  readonly valid: boolean
}

/** A client id number that entries of a chain brought. */
export interface ChainLease {
  readonly chain: ChainNumber
  readonly lease: number
}

/** How far a chain has been applied, and what its author had applied by then. */
export interface ChainProgress {
  readonly chain: ChainNumber
  readonly applied: number
  /** Accumulated heads; a device that forked may stand here once per branch. */
  readonly known: readonly Head[]
}

/** A cached state of a document: everything applied up to `position`. */
export interface Snapshot {
  readonly document: DocumentId
  readonly position: number
  /** Changes when exclusions change; a snapshot of another generation is thrown away. */
  readonly generation: string
  /** Yjs state (V1) encoded from a live document. */
  readonly state: Uint8Array
}

/** What lists and search read of a text without loading it. */
export interface TextProjection {
  readonly document: DocumentId
  readonly excerpt: string
  readonly words: number
  readonly textHash: string
  /** Text of every paragraph in order, with a key that is stable while the paragraph lives. */
  readonly paragraphs: readonly { readonly key: string; readonly text: string }[]
}

/** A place where a searched word stands. */
export interface SearchHit {
  readonly document: DocumentId
  readonly paragraph: string
  /** The paragraph's text with the hit between U+2068 and U+2069. */
  readonly snippet: string
}

/** A register of one field of one record (plan, commitment, position …), SPEC META-1. */
export interface RegisterRow {
  readonly record: string
  readonly kind: string
  readonly field: string
  /** JSON. */
  readonly value: string
  readonly lamport: number
  readonly device: DeviceId
  readonly seq: number
}

/** See the head of this file. */
export interface ReplicaStore {
  /** Runs `work` atomically: all of it is durable or none. Nested calls join the outer one. A throw leaves no trace. */
  readonly transaction: <T>(work: () => T) => T

  // the record
  readonly chains: () => readonly Chain[]
  /** Adds an empty chain and returns its number. */
  readonly addChain: (chain: Pick<Chain, 'device' | 'parent' | 'base'> & { readonly hash: EntryHash }) => ChainNumber
  /** Appends to the chain's end. Throws if `seq` or `previous` do not continue it. */
  readonly append: (entry: StoredEntry) => void
  /** Forgets the signature of an entry that a later one covers. */
  readonly forgetSignature: (chain: ChainNumber, seq: number) => void
  /**
   * Sets the entries of a chain from `fromSeq` on aside (kept for inspection, no longer part of the record) and returns them in order:
   * only for entries of this device's own log that never left it, when a restored backup is found out. Projections must be rebuilt.
   */
  readonly discard: (chain: ChainNumber, fromSeq: number) => readonly StoredEntry[]
  /** One entry by chain and sequence, own entries of that chain only. */
  readonly entry: (chain: ChainNumber, seq: number) => StoredEntry | undefined
  /** Own entries of a chain from `fromSeq` upward, at most `limit`, in order. */
  readonly entries: (chain: ChainNumber, fromSeq: number, limit: number) => readonly StoredEntry[]
  /** The body of one entry, own entries of that chain only; undefined where it is not here. */
  readonly body: (chain: ChainNumber, seq: number) => Uint8Array | undefined
  /** Gives an entry the body that it came without. Throws unless that is the body its header names, or if it has one. */
  readonly fillBody: (chain: ChainNumber, seq: number, body: Uint8Array) => void
  /** Bodies of a document that are not here, chain by chain in order. */
  readonly absentBodies: (document: DocumentId) => readonly AbsentBody[]
  /** The entries that lack the body with this hash. */
  readonly lacking: (hash: EntryHash) => readonly AbsentBody[]
  /** What is not here, a row per document. */
  readonly absentSums: () => readonly AbsentSum[]
  /** Own entries of a chain from `fromSeq` upward: how many, and the bytes of those of their bodies that are here. */
  readonly weight: (chain: ChainNumber, fromSeq: number) => { readonly entries: number; readonly bytes: number }
  /** The first own entry of `chain` whose heads reach `device` at `seq` or later; undefined if none does. */
  readonly firstKnowing: (chain: ChainNumber, device: DeviceId, seq: number) => number | undefined
  /** Adds to the unsealed tail and returns the row's position. */
  readonly addTail: (row: Omit<TailRow, 'position'>) => number
  /** Tail rows of a document (or of all), in order. */
  readonly tail: (document?: DocumentId) => readonly TailRow[]
  /** Documents that have tail rows, without reading those. */
  readonly tailDocuments: () => readonly DocumentId[]
  /** Removes a document's tail rows of one lease up to and including `position`: they have been sealed. */
  readonly dropTail: (document: DocumentId, lease: number, position: number) => void
  /** Small durable values by name: keys of this device, settings, cards. Bytes up to 1 MiB. */
  readonly value: (name: string) => Uint8Array | undefined
  /** Sets or (undefined) removes a value. */
  readonly setValue: (name: string, value: Uint8Array | undefined) => void
  /** Values whose name begins with `prefix`, ordered by name. */
  readonly values: (prefix: string) => readonly { readonly name: string; readonly value: Uint8Array }[]

  // projections
  readonly progress: () => readonly ChainProgress[]
  readonly setProgress: (progress: ChainProgress) => void
  /** Adds an applied text entry and returns its position. */
  readonly addText: (row: Omit<AppliedText, 'position'>) => number
  /** Applied texts of a document after `position`, in order, with their bodies; at most `limit`. */
  readonly texts: (document: DocumentId, after: number, limit: number) => readonly (AppliedText & { readonly body: Uint8Array })[]
  /** The last applied text entry of a document on every chain that has any. */
  readonly textEnds: (document: DocumentId) => readonly Pick<AppliedText, 'chain' | 'seq'>[]
  /** First clock after what a chain's valid entries up to `throughSeq` brought for a client id; 0 if none. Own entries only. */
  readonly clockEnd: (document: DocumentId, chain: ChainNumber, lease: number, throughSeq: number) => number
  /**
   * The client id numbers that valid entries brought to a text, by chain, in the order of their first entries. While nothing is taken back it is the same list, which
   * grows.
   */
  readonly leases: (document: DocumentId) => readonly ChainLease[]
  /** Adds an entry that waits in its text. */
  readonly addWaiting: (row: Omit<WaitingText, 'position'>) => void
  /** What waits in a text, in order. */
  readonly waitingTexts: (document: DocumentId) => readonly WaitingText[]
  /** Removes one that waits no more. */
  readonly dropWaiting: (document: DocumentId, position: number) => void
  /** Where waiting begins: the first sequence of each document and chain, and how many wait there. */
  readonly waitingStarts: () => readonly (Pick<WaitingText, 'document' | 'chain' | 'seq'> & { readonly count: number })[]
  /** Documents that have applied texts or a tail. */
  readonly documents: () => readonly DocumentId[]
  readonly snapshot: (document: DocumentId) => Snapshot | undefined
  readonly setSnapshot: (snapshot: Snapshot) => void
  /** Throws a document's snapshot and projection away. */
  readonly dropSnapshot: (document: DocumentId) => void
  /** Every text's projection without its paragraphs, in one read. */
  readonly projections: () => readonly Omit<TextProjection, 'paragraphs'>[]
  readonly projection: (document: DocumentId) => Omit<TextProjection, 'paragraphs'> | undefined
  /** Replaces a document's projection; only paragraphs that differ are indexed again. */
  readonly setProjection: (projection: TextProjection) => void
  /** Paragraphs holding every word of the query (prefix match of the last), best first. Never throws on odd input. */
  readonly search: (query: string, limit: number) => readonly SearchHit[]
  readonly registers: (kind?: string) => readonly RegisterRow[]
  /** One record's registers. */
  readonly record: (record: string) => readonly RegisterRow[]
  /** Keeps the row if it wins over the stored one: higher lamport, then higher device id, then higher seq. True if kept. */
  readonly setRegister: (row: RegisterRow) => boolean
  /** Empties every projection (progress, texts, what waits, snapshots, projections, registers): the first half of a rebuild. */
  readonly clearProjections: () => void
  /** Empties the registers only. */
  readonly clearRegisters: () => void

  /** Looks for damage: a sentence per finding, empty when whole. Reads everything. */
  readonly check: () => readonly string[]
  /** Sizes for people and tests: rows and bytes by part. */
  readonly sizes: () => Readonly<Record<string, number>>
  readonly close: () => void
}
