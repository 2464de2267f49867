/** Closed texts as the record names them. SPEC rules CLOSE-3 to CLOSE-5. */
import { z } from 'zod'
import type { DeviceId, DocumentId, PersonId } from '../../../shared/ids.ts'
import type { Membership } from '../../../shared/membership/membership.ts'
import { closedRecordId } from '../../../shared/record/field-rights.ts'
import { type ClosedHash, textCode } from '../../../shared/signing/closed-text.ts'
import { decodeClosing, type ReadClosing } from '../../../shared/signing/closing.ts'
import type { FieldSource, RecordView } from '../replica/records.ts'
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

/** Every closed text by position, oldest first, from the records of kind `closed`. */
export function readClosedRecords(views: readonly RecordView[], { devices }: Membership): ReadonlyMap<DocumentId, readonly ClosedRecord[]> {
  const byPosition = new Map<DocumentId, ClosedRecord[]>()
  for (const { stated, source } of views.flatMap(closingIn).sort(byOrder)) {
    const { position, hash, clock, note, behind } = stated
    const before = byPosition.get(position) ?? []
    const by = devices.get(source.device)?.person
    const { device, seq } = source
    const record = { position, hash, code: textCode(hash), number: before.length + 1, note, closedAt: clock, by, device, seq }
    byPosition.set(position, [...before, { ...record, behind: new Map(behind) }])
  }
  return byPosition
}

interface StatedClosing {
  readonly stated: z.infer<typeof fields>
  readonly source: FieldSource
}

/** Only under the id that no act may set: whatever else an act calls a closed text is none. SPEC rule CLOSE-4. */
function closingIn({ id, fields: { closed }, sources: { closed: source } }: RecordView): readonly StatedClosing[] {
  const parsed = fields.safeParse(closed)
  if (!source || !parsed.success || id !== closedRecordId(parsed.data.position, parsed.data.hash)) return []
  return [{ stated: parsed.data, source }]
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

const byOrder = ({ source: a }: StatedClosing, { source: b }: StatedClosing): number =>
  a.lamport - b.lamport || (a.device < b.device ? -1 : Number(a.device > b.device)) || a.seq - b.seq
