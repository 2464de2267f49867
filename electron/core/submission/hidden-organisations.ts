/** Organisations that no document for others may name. SPEC rules HIDE-1 to HIDE-3. */
import { AppError } from '../../../shared/errors.ts'
import type { OrganisationId } from '../../../shared/ids.ts'
import { hasRole } from '../../../shared/membership/membership.ts'
import type { Replica } from '../replica/replica.ts'

/** See the head of this file. */
export interface HiddenOrganisations {
  readonly all: () => ReadonlySet<OrganisationId>
  /** Sets or takes away the mark. Throws `no-right` for anyone but a coordinator and those who sign for the organisation, `not-found`. */
  readonly mark: (organisation: OrganisationId, isHidden: boolean) => void
}

/** The marks over a replica's records. */
export function openHiddenOrganisations({
  replica,
  isCoordinator,
}: {
  readonly replica: Replica
  readonly isCoordinator: () => boolean
}): HiddenOrganisations {
  const all = (): ReadonlySet<OrganisationId> =>
    new Set(
      replica.records
        .list(KIND_OF_RECORD)
        .filter(({ fields }) => fields['hidden'] === true)
        .map(({ id }) => id as OrganisationId),
    )
  const mark: HiddenOrganisations['mark'] = (organisation, isHidden) => {
    if (!isCoordinator() && !signsFor(replica, organisation))
      throw new AppError('no-right', 'Only a coordinator, or who signs for the organisation, hides it or shows it again.')
    const { devices, invitations } = replica.membership()
    const known = [...devices.values(), ...invitations.values()]
    if (!known.some((one) => one.organisation === organisation)) throw new AppError('not-found', 'There is no such organisation.')
    replica.actRecords([{ kind: KIND_OF_RECORD, id: organisation, fields: { hidden: isHidden } }])
  }
  return { all, mark }
}

function signsFor({ membership, keys }: Replica, organisation: OrganisationId): boolean {
  const { device } = keys()
  return membership().devices.get(device)?.organisation === organisation && hasRole(membership(), device, 'signatory')
}

const KIND_OF_RECORD = 'organisation'
