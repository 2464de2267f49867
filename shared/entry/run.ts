/** A run: consecutive entries of one log as they travel, ending in a signed one. SPEC rules LOG-7 to LOG-9. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromHex, toHex } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import type { CoalitionId, DeviceId, DocumentId, EntryHash, EpochId } from '../ids.ts'
import { type EntryHeader, entryHash, type Head, hashOfBody, KIND, NO_EPOCH, PREFIX_BYTES } from './header.ts'

/** One entry of a run; its hash has been computed, its signature not yet checked. */
export interface RunEntry {
  readonly header: EntryHeader
  readonly hash: EntryHash
  readonly body: Uint8Array
  readonly signature: Uint8Array | undefined
}

/** An entry whose body may be left out: its header still carries the body's hash and length. */
export type SparseEntry = Omit<RunEntry, 'body'> & { readonly body: Uint8Array | undefined }

/** A body of so few bytes is never left out: the hash that stands for it would be hardly shorter. SPEC rule LOG-7. */
const NEVER_ABSENT_BYTES = 64

/** True if an entry may stand without its body: one of a text, long enough for that to be worth it. SPEC rule LOG-7. */
export const mayBeAbsent = ({ kind, document, bodyLength }: EntryHeader): boolean =>
  kind === KIND.text && document !== undefined && bodyLength > NEVER_ABSENT_BYTES

const HEAD_BYTES = 64

/** About what the heads of an entry take in a run, in bytes, their names in its dictionary with them. */
export const bytesOfHeads = ({ heads }: Pick<EntryHeader, 'heads'>): number => heads.length * HEAD_BYTES

/** The most entries in one run. */
export const MAX_RUN_ENTRIES = 4096
/** The largest body of any entry, in bytes; text and acts have tighter bounds of their own. */
export const MAX_BODY_BYTES = 1024 * 1024
const MAX_DICTIONARY = 4096
const MAX_HEADS = 4096
const MAX_SEQ = 2 ** 40

const FLAG_SIGNED = 1
const FLAG_EPOCH = 2
const FLAG_ABSENT = 4

/** The bytes of consecutive entries of one log. Coalition, sequence, previous hash, an unchanged epoch and the hash of a body that is there are implied. */
export function encodeRun(entries: readonly SparseEntry[]): Uint8Array {
  const first = entries[0]
  if (!first) throw new Error('a run has at least one entry')
  const dictionary = dictionaryOf(entries)
  const numbers = new Map(dictionary.map((name, number) => [name, number]))
  return encoding.encode((encoder) => {
    writeHex(encoder, first.header.device)
    encoding.writeVarUint(encoder, first.header.seq)
    writeHex(encoder, first.header.previous)
    encoding.writeVarUint(encoder, dictionary.length)
    for (const name of dictionary) encoding.writeVarUint8Array(encoder, fromHex(name))
    encoding.writeVarUint(encoder, entries.length)
    let epoch: EpochId = NO_EPOCH
    for (const entry of entries) {
      writeEntry(encoder, entry, epoch, numbers)
      epoch = entry.header.epoch
    }
  })
}

/** Reads a run whose bodies are all there; see `decodeSparseRun`. */
export function decodeRun(coalition: CoalitionId, bytes: Uint8Array): Decoded<readonly RunEntry[]> {
  const entries = decodeSparseRun(coalition, bytes)
  if (!entries.ok) return entries
  return entries.value.every(hasBody) ? decoded(entries.value) : refused('a body is absent')
}

/** True for an entry whose body is there. */
export const hasBody = <E extends { readonly body: Uint8Array | undefined }>(entry: E): entry is E & { readonly body: Uint8Array } =>
  entry.body !== undefined

/** Reads a run of a coalition: recomputes every hash along it, checks shapes and bounds, but no signature. Never throws. */
export function decodeSparseRun(coalition: CoalitionId, bytes: Uint8Array): Decoded<readonly SparseEntry[]> {
  try {
    return decoded(readRun(coalition, decoding.createDecoder(bytes)))
  } catch (error) {
    return refused(error instanceof RangeError ? error.message : 'malformed run')
  }
}

function dictionaryOf(entries: readonly SparseEntry[]): readonly string[] {
  const names = new Set<string>()
  for (const { header } of entries) {
    if (header.document) names.add(header.document)
    for (const head of header.heads) names.add(head.device)
  }
  return [...names]
}

function writeEntry(encoder: encoding.Encoder, entry: SparseEntry, epoch: EpochId, numbers: ReadonlyMap<string, number>): void {
  const { header, body, signature } = entry
  const flags = (signature ? FLAG_SIGNED : 0) | (header.epoch === epoch ? 0 : FLAG_EPOCH) | (body ? 0 : FLAG_ABSENT)
  encoding.writeVarUint(encoder, flags)
  encoding.writeVarUint(encoder, header.kind)
  encoding.writeVarUint(encoder, header.document ? (numbers.get(header.document) ?? 0) + 1 : 0)
  if (header.epoch !== epoch) writeHex(encoder, header.epoch)
  encoding.writeVarUint(encoder, header.heads.length)
  for (const head of header.heads) {
    encoding.writeVarUint(encoder, numbers.get(head.device) ?? 0)
    encoding.writeVarUint(encoder, head.seq)
    writeHex(encoder, head.prefix)
  }
  writeBody(encoder, entry)
  if (signature) encoding.writeUint8Array(encoder, signature)
}

function writeBody(encoder: encoding.Encoder, { header, body }: SparseEntry): void {
  if (body) return encoding.writeVarUint8Array(encoder, body)
  encoding.writeVarUint(encoder, header.bodyLength)
  writeHex(encoder, header.bodyHash)
}

function readRun(coalition: CoalitionId, decoder: decoding.Decoder): readonly SparseEntry[] {
  const device = readHex(decoder, 32) as DeviceId
  let seq = readBounded(decoder, MAX_SEQ)
  let previous = readHex(decoder, 32) as EntryHash
  if (seq < 1) throw new RangeError('sequences begin at 1')
  const dictionary = readDictionary(decoder)
  const count = readBounded(decoder, MAX_RUN_ENTRIES)
  if (count < 1) throw new RangeError('an empty run')
  const entries: SparseEntry[] = []
  let epoch: EpochId = NO_EPOCH
  for (let index = 0; index < count; index++, seq++) {
    const entry = readEntry(decoder, { coalition, device, seq, previous, epoch }, dictionary)
    entries.push(entry)
    previous = entry.hash
    epoch = entry.header.epoch
  }
  if (decoding.hasContent(decoder)) throw new RangeError('bytes after the run')
  return entries
}

type Implied = Pick<EntryHeader, 'coalition' | 'device' | 'seq' | 'previous' | 'epoch'>

function readEntry(decoder: decoding.Decoder, implied: Implied, dictionary: readonly string[]): SparseEntry {
  const flags = readBounded(decoder, FLAG_SIGNED | FLAG_EPOCH | FLAG_ABSENT)
  const kind = readBounded(decoder, 2 ** 16)
  const documentNumber = decoding.readVarUint(decoder)
  const document = documentNumber === 0 ? undefined : (nameOf(dictionary, documentNumber - 1, 16) as DocumentId)
  const epoch = flags & FLAG_EPOCH ? (readHex(decoder, 32) as EpochId) : implied.epoch
  const heads = readHeads(decoder, dictionary)
  const bodyLength = readBounded(decoder, MAX_BODY_BYTES)
  const body = flags & FLAG_ABSENT ? undefined : Uint8Array.from(decoding.readUint8Array(decoder, bodyLength))
  const bodyHash = body ? hashOfBody(body) : (readHex(decoder, 32) as EntryHash)
  const signature = flags & FLAG_SIGNED ? Uint8Array.from(decoding.readUint8Array(decoder, 64)) : undefined
  const header = { ...implied, epoch, kind, document, heads, bodyHash, bodyLength }
  return { header, hash: entryHash(header), body, signature }
}

function readHeads(decoder: decoding.Decoder, dictionary: readonly string[]): readonly Head[] {
  const count = readBounded(decoder, MAX_HEADS)
  const heads: Head[] = []
  for (let index = 0; index < count; index++) {
    const device = nameOf(dictionary, decoding.readVarUint(decoder), 32) as DeviceId
    const head = { device, seq: readBounded(decoder, MAX_SEQ), prefix: readHex(decoder, PREFIX_BYTES) }
    const last = heads.at(-1)
    if (last && compareHeads(last, head) >= 0) throw new RangeError('heads out of order')
    heads.push(head)
  }
  return heads
}

/** The order of heads in a header: device, then sequence, then prefix. */
export function compareHeads(a: Head, b: Head): number {
  if (a.device !== b.device) return a.device < b.device ? -1 : 1
  if (a.seq !== b.seq) return a.seq - b.seq
  if (a.prefix === b.prefix) return 0
  return a.prefix < b.prefix ? -1 : 1
}

function readDictionary(decoder: decoding.Decoder): readonly string[] {
  const count = readBounded(decoder, MAX_DICTIONARY)
  const names: string[] = []
  for (let index = 0; index < count; index++) {
    const length = readBounded(decoder, 32)
    if (length !== 16 && length !== 32) throw new RangeError('odd name in dictionary')
    names.push(readHex(decoder, length))
  }
  return names
}

function nameOf(dictionary: readonly string[], number: number, bytes: number): string {
  const name = dictionary[number]
  if (name?.length !== bytes * 2) throw new RangeError('no such name in dictionary')
  return name
}

function readBounded(decoder: decoding.Decoder, most: number): number {
  const value = decoding.readVarUint(decoder)
  if (value > most) throw new RangeError('number out of bounds')
  return value
}

const readHex = (decoder: decoding.Decoder, bytes: number): string => toHex(decoding.readUint8Array(decoder, bytes))

function writeHex(encoder: encoding.Encoder, hex: string): void {
  encoding.writeUint8Array(encoder, fromHex(hex))
}
