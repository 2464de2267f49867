/** How editions were handed over, to whom, and what came back: what coordinators state, with who stated it. SPEC rules SUB-7, SUB-8. */
import { z } from 'zod'
import { toHex } from '../../../shared/bytes/hex.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DeviceId, PersonId } from '../../../shared/ids.ts'
import type { RecordChange } from '../../../shared/record/acts.ts'
import { sendingRecordId } from '../../../shared/record/field-rights.ts'
import { CHANNELS, SENDING_RESULTS } from '../../../shared/submission/channels.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { RegisterRow } from '../ports/replica-store.ts'
import type { Replica } from '../replica/replica.ts'

const sent = z.object({
  /** The edition's SHA-256. */
  edition: z.string().regex(/^[0-9a-f]{64}$/),
  channel: z.enum(CHANNELS),
  to: z.string(),
  /** ISO 8601 date. */
  on: z.string(),
  note: z.string().catch(''),
  /** The coordinator's clock, milliseconds. */
  clock: z.int(),
})
const outcome = z.object({
  result: z.enum(SENDING_RESULTS),
  /** What whoever got it calls it; empty where there is none. */
  reference: z.string().catch(''),
  on: z.string(),
  note: z.string().catch(''),
  clock: z.int(),
})

/** Who stated it, by whose computer did. */
type Stated<T> = T & { readonly by: PersonId | undefined }

/** One handing over. */
export interface Sending extends Stated<z.infer<typeof sent>> {
  readonly id: string
  /** Null while nothing came back. */
  readonly outcome: Stated<z.infer<typeof outcome>> | null
}

/** What is stated; the clock is this computer's. */
export type NewSending = Omit<z.infer<typeof sent>, 'clock'>
/** See `NewSending`. */
export type NewOutcome = Omit<z.infer<typeof outcome>, 'clock'>

/** See the head of this file. */
export interface Sendings {
  /** By day, then in the order stated. */
  readonly list: () => readonly Sending[]
  /** Throws `no-right` for anyone but a coordinator. */
  readonly add: (sending: NewSending) => Sending
  /** States what came back, in place of what was stated before. Throws `no-right` as above, `not-found`. */
  readonly settle: (id: string, outcome: NewOutcome) => Sending
}

/** Sendings over a replica. `isCoordinator` speaks of this computer. */
export function openSendings(tools: {
  readonly replica: Replica
  readonly clock: Clock
  readonly random: Random
  readonly isCoordinator: () => boolean
}): Sendings {
  const { replica, clock, random, isCoordinator } = tools
  const personOf = (device: DeviceId): PersonId | undefined => replica.membership().devices.get(device)?.person
  const list = (): readonly Sending[] => {
    const rowsById = Map.groupBy(replica.store.registers(KIND_OF_RECORD), ({ record }) => record)
    return [...rowsById].flatMap(([id, rows]) => sendingOf(id, rows, personOf)).sort(byDay)
  }
  const find = (id: string): Sending => {
    const found = list().find((one) => one.id === id)
    if (!found) throw new AppError('not-found', 'Nothing is stated about such a sending.')
    return found
  }
  const state = (id: string, fields: RecordChange['fields']): Sending => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator states how an edition was sent and what came back.')
    replica.actRecords([{ kind: KIND_OF_RECORD, id, fields }])
    return find(id)
  }
  return {
    list,
    add: (sending) => state(sendingRecordId(sending.edition, toHex(random.bytes(8))), { sent: { ...sending, clock: clock.now() } }),
    settle: (id, result) => state(find(id).id, { outcome: { ...result, clock: clock.now() } }),
  }
}

const KIND_OF_RECORD = 'sending'

function sendingOf(id: string, rows: readonly RegisterRow[], personOf: (device: DeviceId) => PersonId | undefined): readonly Sending[] {
  const stated = <T extends object>(field: string, schema: z.ZodType<T>): Stated<T> | undefined => {
    const row = rows.find((one) => one.field === field)
    const read = row && schema.safeParse(JSON.parse(row.value))
    return row && read?.success ? { ...read.data, by: personOf(row.device) } : undefined
  }
  const said = stated('sent', sent)
  return said && id.startsWith(sendingRecordId(said.edition, '')) ? [{ ...said, id, outcome: stated('outcome', outcome) ?? null }] : []
}

const byDay = (a: Sending, b: Sending): number => (a.on < b.on ? -1 : Number(a.on > b.on)) || a.clock - b.clock || (a.id < b.id ? -1 : 1)
