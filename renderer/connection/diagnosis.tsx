/** How the network stands as a whole: what helps, the most useful first, and when each organisation was last linked. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAnswer } from '../host/use-answer.ts'
import { Badge, Banner, Card, Disclosure, Time } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import styles from './connection.module.css'

type Piece = OutputOf<'network.diagnose'>['advice'][number]
type Organisations = OutputOf<'network.diagnose'>['organisations']

const GOOD_NEWS: ReadonlySet<Piece> = new Set(['all-well', 'by-address', 'by-helper', 'by-mailbox', 'by-folder'])

/** Good news in a banner, or the one thing that helps next; what else may help is folded away. Nothing until the host has answered. */
export function Advice(): ReactNode {
  const say = useSay()
  const { value } = useAnswer('network.diagnose', {})
  if (!value) return null
  const [first, ...more] = value.advice
  if (first !== undefined && GOOD_NEWS.has(first)) {
    return (
      <>
        <Banner kind="good">{say(`connection.advice.${first}`)}</Banner>
        <MoreAdvice pieces={more} />
      </>
    )
  }
  return (
    <Card title={say('connection.advice')}>
      <p>{say(first === undefined ? 'connection.advice.trying' : `connection.advice.${first}`)}</p>
      <MoreAdvice pieces={more} />
    </Card>
  )
}

function MoreAdvice({ pieces }: { readonly pieces: readonly Piece[] }): ReactNode {
  const say = useSay()
  if (pieces.length === 0) return null
  return (
    <Disclosure label={say('connection.advice.more')}>
      <ul className={styles.advice}>
        {pieces.map((piece) => (
          <li key={piece}>{say(`connection.advice.${piece}`)}</li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** A line per organisation; nothing where there is no other. */
export function OrganisationsReached(): ReactNode {
  const say = useSay()
  const { value } = useAnswer('network.diagnose', {})
  if (!value || value.organisations.length === 0) return null
  return (
    <Card title={say('connection.organisations')} isFolded>
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
