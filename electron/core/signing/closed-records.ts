/** Closed texts as the record names them. SPEC rules CLOSE-3 to CLOSE-5. */
import { z } from 'zod'
import type { DeviceId, DocumentId, PersonId } from '../../../shared/ids.ts'
import { closedRecordId } from '../../../shared/record/field-rights.ts'
import { type ClosedHash, textCode } from '../../../shared/signing/closed-text.ts'
import { decodeClosing, type ReadClosing } from '../../../shared/signing/closing.ts'
import type { RegisterRow } from '../ports/replica-store.ts'
import type { Replica } from '../replica/replica.ts'

/** One closed text of a position. */
export interface ClosedRecord {
  readonly position: DocumentId
  readonly hash: ClosedHash
  /** What people read out: `K7M2-9QXD`. */
  readonly code: string
  /** From 1, in order of closing as far as is known here. */
  readonly number: number
  readonly note: string
  /** By the clock of whoever closed it, milliseconds. */
  readonly closedAt: number
  readonly by: PersonId | undefined
  /** The closing entry. */
  readonly device: DeviceId
  readonly seq: number
  /** What its author had applied: device and last sequence. */
  readonly behind: ReadonlyMap<DeviceId, number>
}

const fields = z.object({
  position: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .transform((id) => id as DocumentId),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .transform((hash) => hash as ClosedHash),
  clock: z.number(),
  note: z.string(),
  behind: z.array(z.tuple([z.string().transform((id) => id as DeviceId), z.number()])),
})

/** Every closed text by position, oldest first. A record that is not named after what it says is none. */
export function readClosedRecords({ store, membership }: Replica): ReadonlyMap<DocumentId, readonly ClosedRecord[]> {
  const byPosition = new Map<DocumentId, ClosedRecord[]>()
  const rows = store.registers('closed').filter(({ field }) => field === 'closed')
  for (const { record: id, value, device, seq } of [...rows].sort(byOrder)) {
    const parsed = fields.safeParse(JSON.parse(value))
    if (!parsed.success || closedRecordId(parsed.data.position, parsed.data.hash) !== id) continue
    const { position, hash, clock, note, behind } = parsed.data
    const before = byPosition.get(position) ?? []
    const by = membership().devices.get(device)?.person
    const record = { position, hash, code: textCode(hash), number: before.length + 1, note, closedAt: clock, by, device, seq }
    byPosition.set(position, [...before, { ...record, behind: new Map(behind) }])
  }
  return byPosition
}

/** The closing itself, read from the log; undefined only where the log is damaged. */
export function readClosingEntry({ store, chains }: Replica, { device, seq, hash }: ClosedRecord): ReadClosing | undefined {
  for (const { chain } of chains.ofDevice(device)) {
    const entry = store.entry(chain, seq)
    const closing = entry?.body && decodeClosing(entry.body)
    if (closing?.ok && closing.value.hash === hash) return closing.value
  }
  return undefined
}

const byOrder = (a: RegisterRow, b: RegisterRow): number =>
  a.lamport - b.lamport || (a.device < b.device ? -1 : Number(a.device > b.device)) || a.seq - b.seq
