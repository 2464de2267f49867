/** Which fields of which records an act may set, decided from who its author is. SPEC rules META-3, REMARK-1, REMARK-2, CLOSE-4, SIGN-1 to SIGN-4, LATE-2, AGREE-1, AGREE-3, OUTSIDE-1, SUB-2, SUB-7, RESP-1, HIDE-1, INV-6, RELAY-1. */
import type { DocumentId, OrganisationId, PersonId } from '../ids.ts'
import type { ClosedHash } from '../signing/closed-text.ts'
import { isOutcomeRecord, outcomeRecordId } from '../signing/outcome.ts'

/** What the author of an act may do at that place of its log, and who it is. */
export interface AuthorRights {
  readonly mayEdit: boolean
  readonly mayCoordinate: boolean
  /** True if it signs for its organisation. */
  readonly maySign: boolean
  /** Whose device it is; undefined for one that the membership does not name. */
  readonly person: PersonId | undefined
  readonly organisation: OrganisationId | undefined
}

/**
 * Fields that only a coordinator's act may set; anyone else's value is ignored. Those of positions are kept by their names alone: a register belongs to
 * a record and a field, so that whoever names another kind writes over it all the same.
 */
const COORDINATOR_FIELDS: ReadonlySet<string> = new Set([
  'number',
  'stage',
  'deadline',
  'onlyLeadWriters',
  'hidden',
  'outside',
  'withdrawn',
])

/** Kinds of record that belong to a person, with the fields that others may set too. */
const OPEN_FIELDS_BY_OWNED_KIND: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['remark', new Set(['settled'])],
  ['remark-reply', new Set<string>()],
])

/** The id of a record that belongs to a person: the person, then 16 hex characters. */
export const ownedRecordId = (person: PersonId, rest: string): string => `${person}.${rest}`

/** Whom a record belongs to by its id; undefined for records that belong to all. */
export function ownerOfRecord(id: string): PersonId | undefined {
  return /^[0-9a-f]{32}\.[0-9a-f]{16}$/.test(id) ? (id.slice(0, 32) as PersonId) : undefined
}

/** The record of a closed text: what the closing entry says of it, set by nothing else. */
export const closedRecordId = (position: DocumentId, hash: ClosedHash): string => `${position}.${hash.slice(0, 32)}`

/** The record of what an organisation says about a closed text. */
export const answerRecordId = (organisation: OrganisationId, position: DocumentId, hash: ClosedHash): string =>
  `${organisation}.${position}.${hash.slice(0, 32)}`

/** Whose answer a record holds, about what; undefined for another record. */
export function answerOfRecord(
  id: string,
): { readonly organisation: OrganisationId; readonly position: DocumentId; readonly hash: string } | undefined {
  if (!/^[0-9a-f]{32}\.[0-9a-f]{32}\.[0-9a-f]{32}$/.test(id)) return undefined
  const [organisation, position, hash] = id.split('.') as [OrganisationId, DocumentId, string]
  return { organisation, position, hash }
}

/** The record of an edition of the joint submission: what its entry says, set by nothing else. */
export const editionRecordId = (hash: string): string => `edition.${hash.slice(0, 32)}`

/** Records that entries of kinds of their own make, and no act: told by the id and by the kind, because readers list them by kind. */
const isSealedRecord = ({ kind, id }: Pick<SetField, 'kind' | 'id'>): boolean =>
  SEALED_KINDS.has(kind) || /^[0-9a-f]{32}\.[0-9a-f]{32}$/.test(id) || id.startsWith('edition.')

const SEALED_KINDS: ReadonlySet<string> = new Set(['closed', 'edition'])

/** The record of one handing over of an edition, by its hash and 8 bytes in hexadecimal: all its fields are a coordinator's. */
export const sendingRecordId = (hash: string, rest: string): string => `${SENDING}${hash.slice(0, 32)}.${rest}`

const SENDING = 'sending.'

/** The record of what a government answers to a position of an edition, by the edition's hash: all its fields are a coordinator's. */
export const responseRecordId = (hash: string, position: DocumentId): string => `${RESPONSE}${hash.slice(0, 32)}.${position}`

const RESPONSE = 'response.'

/** What a coordinator says in an organisation's place, always shown as that. */
const COORDINATOR_ANSWERS: ReadonlySet<string> = new Set(['recorded', 'silence', 'ruling'])

/** The record that holds the coalition's rule of agreement. */
export const AGREEMENT_RECORD = 'agreement'

/** The record that holds the servers which help members of the coalition to link. */
export const RELAYS_RECORD = 'relays'

/** Records that are a coordinator's alone, each of the kind that its id names. */
const COORDINATOR_RECORDS: ReadonlySet<string> = new Set([AGREEMENT_RECORD, RELAYS_RECORD])

/** A field of a record with the value that an act gives it. */
export interface SetField {
  readonly kind: string
  readonly id: string
  readonly field: string
  readonly value: unknown
}

const OUTCOME = 'outcome'

const isOwnContent = ({ kind, id, field, value }: SetField): boolean =>
  kind === OUTCOME && field === 'outcome' && typeof value === 'string' && outcomeRecordId(value) === id

/**
 * True if an act by such an author sets this field. What belongs to a person is told by the id alone, so that naming another kind opens
 * nothing; what is listed by its kind also by that, so that another id opens nothing either.
 */
export function maySetField(field: SetField, rights: AuthorRights): boolean {
  const decided = decidedById(field, rights)
  if (decided !== undefined) return decided
  const owner = ownerOfRecord(field.id)
  const open = OPEN_FIELDS_BY_OWNED_KIND.get(field.kind)
  if (owner !== undefined && owner === rights.person && rights.maySign) return true
  if (!rights.mayEdit && !rights.mayCoordinate) return false
  if (owner !== undefined) return owner === rights.person || open?.has(field.field) === true
  if (open !== undefined) return false
  return rights.mayCoordinate || !(COORDINATOR_FIELDS.has(field.field) || (field.kind === 'coalition' && field.field === 'name'))
}

/** What a record's id, or a kind with ids of its own, decides; undefined where they do not. */
function decidedById(field: SetField, rights: AuthorRights): boolean | undefined {
  if (isSealedRecord(field)) return false
  const answer = answerOfRecord(field.id)
  if (answer) return maySetAnswer(answer.organisation, field.field, rights)
  if (field.id.startsWith(SENDING) || field.id.startsWith(RESPONSE)) return rights.mayCoordinate
  if (field.kind === OUTCOME || isOutcomeRecord(field.id)) return rights.mayCoordinate && isOwnContent(field)
  if (COORDINATOR_RECORDS.has(field.id)) return rights.mayCoordinate && field.kind === field.id
  return isOwnHiding(field, rights) ? true : undefined
}

/** Whether documents name an organisation is also its own to say. */
const isOwnHiding = ({ id, field }: { readonly id: string; readonly field: string }, { maySign, organisation }: AuthorRights): boolean =>
  field === 'hidden' && maySign && id === organisation

function maySetAnswer(organisation: OrganisationId, field: string, rights: AuthorRights): boolean {
  if (COORDINATOR_ANSWERS.has(field)) return rights.mayCoordinate
  return field === 'answer' && rights.maySign && rights.organisation === organisation
}
