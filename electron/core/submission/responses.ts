/** What a government answered to an edition, position by position: as a coordinator took it from the table that came back. SPEC rules RESP-1 to RESP-3. */
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { DeviceId, DocumentId, PersonId } from '../../../shared/ids.ts'
import type { RecordChange } from '../../../shared/record/acts.ts'
import { responseRecordId } from '../../../shared/record/field-rights.ts'
import { isSameResponse, RESPONSE_RESULTS, type StatedResponse } from '../../../shared/submission/response.ts'
import type { Clock } from '../ports/clock.ts'
import type { RegisterRow } from '../ports/replica-store.ts'
import type { Replica } from '../replica/replica.ts'

const stated = z.object({
  /** The edition's SHA-256. */
  edition: z.string().regex(/^[0-9a-f]{64}$/),
  position: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .transform((id) => id as DocumentId),
  result: z.enum(RESPONSE_RESULTS).nullable().catch(null),
  words: z.string(),
  reason: z.string().catch(''),
  unit: z.string().catch(''),
  on: z.string().catch(''),
  /** The coordinator's clock, milliseconds. */
  clock: z.int(),
})

/** An answer, and who took it down. */
export interface GovernmentResponse extends z.infer<typeof stated> {
  readonly by: PersonId | undefined
}

/** What is to be kept of one answer. */
export interface NewResponse extends StatedResponse {
  readonly position: DocumentId
}

/** See the head of this file. */
export interface Responses {
  readonly list: () => readonly GovernmentResponse[]
  /** Keeps what differs from what is known; says how many did. Throws `no-right` for anyone but a coordinator. */
  readonly take: (edition: string, responses: readonly NewResponse[]) => number
}

/** Responses over a replica. `isCoordinator` speaks of this computer. */
export function openResponses(tools: {
  readonly replica: Replica
  readonly clock: Clock
  readonly isCoordinator: () => boolean
}): Responses {
  const { replica, clock, isCoordinator } = tools
  const personOf = (device: DeviceId): PersonId | undefined => replica.membership().devices.get(device)?.person
  const list: Responses['list'] = () => replica.store.registers(KIND_OF_RECORD).flatMap((row) => responseOf(row, personOf))
  const take: Responses['take'] = (edition, responses) => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator keeps what the government answered.')
    const known = new Map(list().map((one) => [responseRecordId(one.edition, one.position), one]))
    const changes = responses.flatMap((response): readonly RecordChange[] => {
      const id = responseRecordId(edition, response.position)
      const before = known.get(id)
      if (before && isSameResponse(before, response)) return []
      return [{ kind: KIND_OF_RECORD, id, fields: { response: { edition, ...response, clock: clock.now() } } }]
    })
    for (let from = 0; from < changes.length; from += CHANGES_PER_ACT) replica.actRecords(changes.slice(from, from + CHANGES_PER_ACT))
    return changes.length
  }
  return { list, take }
}

const KIND_OF_RECORD = 'response'

/** Of answers as long as a table may have them, in an act as long as it may be. */
const CHANGES_PER_ACT = 8

function responseOf(
  { record, field, value, device }: RegisterRow,
  personOf: (device: DeviceId) => PersonId | undefined,
): readonly GovernmentResponse[] {
  if (field !== 'response') return []
  const read = stated.safeParse(JSON.parse(value))
  if (!read.success || responseRecordId(read.data.edition, read.data.position) !== record) return []
  return [{ ...read.data, by: personOf(device) }]
}
