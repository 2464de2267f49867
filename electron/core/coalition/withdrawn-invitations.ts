/** Invitations that a coordinator took back. SPEC rule INV-6. */
import type { RecordChange } from '../../../shared/record/acts.ts'
import type { Replica } from '../replica/replica.ts'

/** The kind of their records; the id is the invitation's key. */
export const INVITATION_RECORD = 'invitation'

/** Keys of all that were taken back, as far as is known here; also of those that somebody used before it was known. */
export function withdrawnInvitations({ records }: Pick<Replica, 'records'>): ReadonlySet<string> {
  const taken = records.list(INVITATION_RECORD).filter(({ fields }) => fields['withdrawn'] !== undefined)
  return new Set(taken.map(({ id }) => id))
}

/** What takes one back. */
export const withdrawal = (invitation: string, organisation: string, clock: number): RecordChange => ({
  kind: INVITATION_RECORD,
  id: invitation,
  fields: { withdrawn: { organisation, clock } },
})
