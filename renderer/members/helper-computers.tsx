/** Computers that keep texts and pass them on, in a group of their own: they are no organisations. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAnswer } from '../host/use-answer.ts'
import { Badge, Card, Time } from '../kit/index.ts'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './members.module.css'
import { PersonRow } from './person-row.tsx'

type Helper = OutputOf<'helpers'>[number]

/** Nothing where there is none. */
export function HelperComputers({ isCoordinator }: { readonly isCoordinator: boolean }): ReactNode {
  const say = useSay()
  const { value: helpers = [] } = useAnswer('helpers', {})
  if (helpers.length === 0) return null
  return (
    <Card title={say('members.helpers')}>
      <Note isSmall>{say('members.helpers.what')}</Note>
      <ul className={styles.people}>
        {helpers.map((helper) => (
          <PersonRow key={helper.member.id} person={helper.member} mayChange={isCoordinator}>
            <bdi className={styles.soft}>{helper.member.organisationName}</bdi>
            <Heard helper={helper} />
          </PersonRow>
        ))}
      </ul>
    </Card>
  )
}

function Heard({ helper: { isHere, heardAt } }: { readonly helper: Helper }): ReactNode {
  const say = useSay()
  if (isHere) return <Badge tone="good">{say('members.here')}</Badge>
  if (heardAt === null) return <span className={styles.soft}>{say('members.never-heard')}</span>
  return (
    <span className={styles.soft}>
      {say('members.heard')} <Time at={heardAt} />
    </span>
  )
}
