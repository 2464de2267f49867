/** Remarks as registers: read with whoever really wrote them. SPEC rules REMARK-1 to REMARK-5. */
import { z } from 'zod'
import type { DeviceId, DocumentId, PersonId } from '../../../shared/ids.ts'
import { ownerOfRecord } from '../../../shared/record/field-rights.ts'
import type { RegisterRow, ReplicaStore } from '../ports/replica-store.ts'

/** An answer to a remark. */
export interface RemarkReply {
  readonly id: string
  readonly by: PersonId
  /** The author's clock, milliseconds. */
  readonly at: number
  readonly text: string
}

/** A remark with its thread. */
export interface Remark extends RemarkReply {
  readonly position: DocumentId
  /** `remark`, or a kind of a newer version. */
  readonly kind: string
  readonly quote: string
  readonly from: string
  readonly to: string
  /** Oldest first. */
  readonly replies: readonly RemarkReply[]
  /** Who settled it, by whose device set it; null while it is open. `annexed`: not agreed, its words go into the annex of the joint submission. */
  readonly settled: { readonly by: PersonId; readonly at: number; readonly why: string; readonly annexed: boolean } | null
}

/** True while it is not settled. */
export const isOpenRemark = (remark: Remark): boolean => remark.settled === null

/** Every remark, oldest first. What lacks its place or its words is none; times only order what is shown. */
export function readRemarks(store: ReplicaStore, personOf: (device: DeviceId) => PersonId | undefined): readonly Remark[] {
  const repliesByRemark = new Map<string, RemarkReply[]>()
  for (const [id, rows] of recordsOf(store, 'remark-reply')) {
    const reply = replyOf(id, rows)
    if (reply) repliesByRemark.set(reply.of, [...(repliesByRemark.get(reply.of) ?? []), reply.reply])
  }
  const remarks: Remark[] = []
  for (const [id, rows] of recordsOf(store, 'remark')) {
    const remark = remarkOf(id, rows, personOf)
    if (remark) remarks.push({ ...remark, replies: (repliesByRemark.get(id) ?? []).sort(byTime) })
  }
  return remarks.sort(byTime)
}

type Rows = ReadonlyMap<string, RegisterRow>

const words = z.object({ text: z.string().min(1), at: z.int() })
const remarkSchema = words.extend({
  position: z.string(),
  kind: z.string().default('remark'),
  quote: z.string().default(''),
  from: z.string().default(''),
  to: z.string().default(''),
})
const replySchema = words.extend({ of: z.string() })
const settledSchema = z.object({ at: z.int(), why: z.string(), annexed: z.boolean().catch(false) })

function recordsOf(store: ReplicaStore, kind: string): ReadonlyMap<string, Rows> {
  const rowsById = new Map<string, Map<string, RegisterRow>>()
  for (const row of store.registers(kind)) rowsById.set(row.record, (rowsById.get(row.record) ?? new Map()).set(row.field, row))
  return rowsById
}

function remarkOf(id: string, rows: Rows, personOf: (device: DeviceId) => PersonId | undefined): Omit<Remark, 'replies'> | undefined {
  const by = ownerOfRecord(id)
  const read = remarkSchema.safeParse(fieldsOf(rows))
  if (by === undefined || !read.success) return undefined
  return { id, by, ...read.data, position: read.data.position as DocumentId, settled: settledOf(rows.get('settled'), personOf) }
}

function replyOf(id: string, rows: Rows): { readonly of: string; readonly reply: RemarkReply } | undefined {
  const by = ownerOfRecord(id)
  const read = replySchema.safeParse(fieldsOf(rows))
  if (by === undefined || !read.success) return undefined
  const { of, at, text } = read.data
  return { of, reply: { id, by, at, text } }
}

function settledOf(row: RegisterRow | undefined, personOf: (device: DeviceId) => PersonId | undefined): Remark['settled'] {
  const read = row && settledSchema.safeParse(JSON.parse(row.value))
  const by = row && personOf(row.device)
  return read?.success && by !== undefined ? { by, ...read.data } : null
}

const fieldsOf = (rows: Rows): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...rows].map(([field, row]) => [field, JSON.parse(row.value) as unknown]))

const byTime = (a: RemarkReply, b: RemarkReply): number => a.at - b.at || (a.id < b.id ? -1 : 1)
