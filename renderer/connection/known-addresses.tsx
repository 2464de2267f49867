/** Addresses that this computer tries, with what came of each. */
import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAct } from '../host/use-answer.ts'
import { Badge, IconButton, Time } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import styles from './connection.module.css'
import { MeetingTried } from './meeting-tried.tsx'

type Known = OutputOf<'network'>['known']

const TONES = { trying: 'neutral', answered: 'good', 'no-answer': 'warning' } as const

/** A list; each line can be forgotten. Nothing for none. */
export function KnownAddresses({ known }: { readonly known: Known }): ReactNode {
  const say = useSay()
  const { run } = useAct('network.forget')
  if (known.length === 0) return null
  return (
    <ul className={styles.lines}>
      {known.map(({ address, isMeeting, state, fault, answeredAt, triedAt }) => (
        <li key={address} className={styles.line}>
          <span className={styles.address} dir="ltr">
            {address}
          </span>
          {isMeeting && <Badge tone="neutral">{say('connection.meeting')}</Badge>}
          <Badge tone={TONES[state]}>{say(fault === null ? `connection.state.${state}` : `connection.fault.${fault}`)}</Badge>
          <span className={styles.when}>
            <LastTime answeredAt={answeredAt} triedAt={triedAt} />
          </span>
          {isMeeting && fault !== null && <MeetingTried fault={fault} />}
          <IconButton label={say('connection.forget', { address })} icon={Trash2} size="small" onPress={() => void run({ address })} />
        </li>
      ))}
    </ul>
  )
}

function LastTime({ answeredAt, triedAt }: Pick<Known[number], 'answeredAt' | 'triedAt'>): ReactNode {
  const say = useSay()
  if (answeredAt !== null) {
    return (
      <>
        {say('connection.answered-at')} <Time at={answeredAt} />
      </>
    )
  }
  if (triedAt === null) return null
  return (
    <>
      {say('connection.tried-at')} <Time at={triedAt} form="relative" />
    </>
  )
}
