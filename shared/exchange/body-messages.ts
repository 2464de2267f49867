/** What two replicas say of bodies that are not here, and its bytes. SPEC rules EXCH-1, EXCH-10 to EXCH-12. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Head } from '../entry/header.ts'
import { readBounded, readHead } from './heads-bytes.ts'
import { writeHead } from './heads-digest.ts'
import { packRun, unpackRun } from './packed-run.ts'

/** How entries shall be sent to somebody, and how much that somebody holds by its headers alone. */
export interface BodiesState {
  /** `headers`: bodies that can be left out shall be, until they are asked for. */
  readonly form: 'whole' | 'headers'
  readonly absentEntries: number
  /** Bytes of their bodies. */
  readonly absentBytes: number
}

/** Bodies of one log that are asked for, rising; the last is that of `through`, which names the branch. */
export interface WantedBodies {
  readonly through: Head
  readonly seqs: readonly number[]
}

/** The most bodies that are asked for at once, and in one answer. */
export const MAX_WANTED = 4096
const MAX_COUNT = 2 ** 48
const FORMS = ['whole', 'headers'] as const

/** Form, entries, bytes: a varuint each. */
export function writeBodiesState(encoder: encoding.Encoder, { form, absentEntries, absentBytes }: BodiesState): void {
  encoding.writeVarUint(encoder, FORMS.indexOf(form))
  encoding.writeVarUint(encoder, absentEntries)
  encoding.writeVarUint(encoder, absentBytes)
}

/** Reads what `writeBodiesState` wrote; undefined at the end of the message, where versions before it stop. Throws on anything else. */
export function readBodiesState(decoder: decoding.Decoder): BodiesState | undefined {
  if (!decoding.hasContent(decoder)) return undefined
  const form = FORMS[readBounded(decoder, FORMS.length - 1)] ?? 'whole'
  return { form, absentEntries: readBounded(decoder, MAX_COUNT), absentBytes: readBounded(decoder, MAX_COUNT) }
}

/** Number of logs (varuint), then each: the head, the number of sequences (varuint), each as a difference from the one before (varuint). */
export function writeWanted(encoder: encoding.Encoder, wanted: readonly WantedBodies[]): void {
  encoding.writeVarUint(encoder, wanted.length)
  for (const { through, seqs } of wanted) {
    writeHead(encoder, through)
    encoding.writeVarUint(encoder, seqs.length)
    for (const [index, seq] of seqs.entries()) encoding.writeVarUint(encoder, seq - (seqs[index - 1] ?? 0))
  }
}

/** Reads what `writeWanted` wrote. Throws on anything else. */
export function readWanted(decoder: decoding.Decoder): readonly WantedBodies[] {
  const logs = readBounded(decoder, MAX_WANTED)
  const wanted: WantedBodies[] = []
  for (let log = 0, left = MAX_WANTED; log < logs; log++) {
    const through = readHead(decoder)
    const count = readBounded(decoder, left)
    left -= count
    const seqs: number[] = []
    for (let index = 0; index < count; index++) seqs.push((seqs.at(-1) ?? 0) + readBounded(decoder, through.seq))
    wanted.push({ through, seqs })
  }
  return wanted
}

/** Bodies, each with its length, packed as runs are (EXCH-9). */
export function writeBodies(encoder: encoding.Encoder, bodies: readonly Uint8Array[]): void {
  const plain = encoding.encode((inner) => {
    for (const body of bodies) encoding.writeVarUint8Array(inner, body)
  })
  encoding.writeUint8Array(encoder, packRun(plain))
}

/** Reads what `writeBodies` wrote. Throws on anything else. */
export function readBodies(decoder: decoding.Decoder): readonly Uint8Array[] {
  const plain = unpackRun(decoding.readTailAsUint8Array(decoder))
  if (!plain.ok) throw new RangeError(plain.reason)
  const inner = decoding.createDecoder(plain.value)
  const bodies: Uint8Array[] = []
  while (decoding.hasContent(inner)) {
    // Millions of empty ones fit into a few packed bytes.
    if (bodies.length === MAX_WANTED) throw new RangeError('more bodies than can be asked for')
    bodies.push(Uint8Array.from(decoding.readVarUint8Array(inner)))
  }
  return bodies
}
