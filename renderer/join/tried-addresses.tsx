/** Where this computer looks for members: at addresses and mailboxes with what came of each, at one more to try, and nearby. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { AddWay } from '../connection/add-way.tsx'
import styles from '../connection/connection.module.css'
import { KnownAddresses } from '../connection/known-addresses.tsx'
import { NearbyCard } from '../connection/nearby.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Badge, Card } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

type Mailboxes = OutputOf<'coalition.joining'>['mailboxes']

/** `isFolded`: nothing needs to be added. */
export interface TriedAddressesProps {
  readonly mailboxes: Mailboxes
  readonly isFolded: boolean
}

/** See the head of this file. */
export function TriedAddresses({ mailboxes, isFolded }: TriedAddressesProps): ReactNode {
  const say = useSay()
  const { value: network } = useAnswer('network', {})
  const hasWay = (network?.known.length ?? 0) + mailboxes.length > 0
  return (
    <>
      {hasWay && (
        <Card title={say('join.tried.title')}>
          {network && <KnownAddresses known={network.known} />}
          <TriedMailboxes mailboxes={mailboxes} />
        </Card>
      )}
      <Card title={say('connection.add')} isFolded={isFolded}>
        <AddWay isAsking />
      </Card>
      {network && <NearbyCard nearby={network.lan} isFolded={!network.lan.isOn} />}
    </>
  )
}

const TONES = { trying: 'neutral', left: 'good', 'no-answer': 'warning' } as const

function TriedMailboxes({ mailboxes }: { readonly mailboxes: Mailboxes }): ReactNode {
  const say = useSay()
  if (mailboxes.length === 0) return null
  return (
    <ul className={styles.lines}>
      {mailboxes.map(({ address, state }) => (
        <li key={address} className={styles.line}>
          <span className={styles.address} dir="ltr">
            {address}
          </span>
          <Badge tone="neutral">{say('folder.mailbox')}</Badge>
          <Badge tone={TONES[state]}>{say(`join.mailbox.${state}`)}</Badge>
        </li>
      ))}
    </ul>
  )
}
