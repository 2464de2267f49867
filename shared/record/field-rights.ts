/** Which fields of which records an act may set, decided from who its author is. SPEC rules META-3, REMARK-1, REMARK-2. */
import type { PersonId } from '../ids.ts'

/** What the author of an act may do at that place of its log, and who it is. */
export interface AuthorRights {
  readonly mayEdit: boolean
  readonly mayCoordinate: boolean
  /** Whose device it is; undefined for one that the membership does not name. */
  readonly person: PersonId | undefined
}

/**
 * Fields that only a coordinator's act may set; anyone else's value is ignored. Those of positions are kept by their names alone: a register belongs to
 * a record and a field, so that whoever names another kind writes over it all the same.
 */
const COORDINATOR_FIELDS: ReadonlySet<string> = new Set(['number', 'stage', 'deadline', 'onlyLeadWriters'])

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

/**
 * True if an act by such an author sets this field. What belongs to a person is told by the id alone, so that naming another kind opens
 * nothing.
 */
export function maySetField(field: { readonly kind: string; readonly id: string; readonly field: string }, rights: AuthorRights): boolean {
  if (!rights.mayEdit && !rights.mayCoordinate) return false
  const owner = ownerOfRecord(field.id)
  const open = OPEN_FIELDS_BY_OWNED_KIND.get(field.kind)
  if (owner !== undefined) return owner === rights.person || open?.has(field.field) === true
  if (open !== undefined) return false
  return rights.mayCoordinate || !(COORDINATOR_FIELDS.has(field.field) || (field.kind === 'coalition' && field.field === 'name'))
}
