/** From whom, which coalition, for which organisation: as the invitation says, or (once reached) as members say. */
import type { ReactNode } from 'react'
import { useSay } from '../messages/say.tsx'
import styles from './invitation-claims.module.css'

/** What is known; null is left out. */
export interface InvitationClaimsProps {
  readonly invitation: {
    readonly from: string | null
    readonly coalitionName: string | null
    readonly organisationName: string | null
  }
}

/** The names in their own direction. */
export function InvitationClaims({ invitation }: InvitationClaimsProps): ReactNode {
  const say = useSay()
  const lines = [
    { label: say('join.claim.from'), name: invitation.from },
    { label: say('join.claim.coalition'), name: invitation.coalitionName },
    { label: say('join.claim.organisation'), name: invitation.organisationName },
  ]
  return (
    <dl className={styles.claims}>
      {lines.map(({ label, name }) =>
        name === null ? null : (
          <div key={label} className={styles.claim}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.name}>
              <bdi>{name}</bdi>
            </dd>
          </div>
        ),
      )}
    </dl>
  )
}
