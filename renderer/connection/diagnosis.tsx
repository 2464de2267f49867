/** How the network stands as a whole: what helps, the most useful first, and when each organisation was last linked. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAnswer } from '../host/use-answer.ts'
import { Badge, Banner, Card, Time } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import styles from './connection.module.css'

type Organisations = OutputOf<'network.diagnose'>['organisations']

/** What helps; good news stands in a banner. Nothing until the host has answered. */
export function Advice(): ReactNode {
  const say = useSay()
  const { value } = useAnswer('network.diagnose', {})
  if (!value) return null
  const [first, ...more] = value.advice
  if (first === 'all-well' || first === 'by-address') return <Banner kind="good">{say(`connection.advice.${first}`)}</Banner>
  return (
    <Card title={say('connection.advice')}>
      {first === undefined ? (
        <p>{say('connection.advice.trying')}</p>
      ) : (
        <ol className={styles.advice}>
          {[first, ...more].map((advice) => (
            <li key={advice}>{say(`connection.advice.${advice}`)}</li>
          ))}
        </ol>
      )}
    </Card>
  )
}

/** A line per organisation; nothing where there is no other. */
export function OrganisationsReached(): ReactNode {
  const say = useSay()
  const { value } = useAnswer('network.diagnose', {})
  if (!value || value.organisations.length === 0) return null
  return (
    <Card title={say('connection.organisations')}>
      <ul className={styles.lines}>
        {value.organisations.map((organisation) => (
          <li key={organisation.id} className={styles.line}>
            <bdi className={styles.name}>{organisation.name || say('members.unnamed')}</bdi>
            <Reached {...organisation} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Reached({ isLinked, lastAt }: Pick<Organisations[number], 'isLinked' | 'lastAt'>): ReactNode {
  const say = useSay()
  if (isLinked) return <Badge tone="good">{say('connection.organisation.linked')}</Badge>
  if (lastAt === null) return <span className={styles.when}>{say('connection.organisation.never')}</span>
  return (
    <span className={styles.when}>
      {say('connection.organisation.last')} <Time at={lastAt} />
    </span>
  )
}
