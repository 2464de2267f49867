/** The members that this computer is linked with right now: by which way, since when, whether both have the same. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Badge, Time } from '../kit/index.ts'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './connection.module.css'

type Peer = OutputOf<'network'>['peers'][number]

/** Who is linked, and whether a shared folder or a mailbox works meanwhile. */
export interface LinkedMembersProps {
  readonly peers: readonly Peer[]
  readonly isSharing: boolean
}

/** A computer per line, under the name of its person. */
export function LinkedMembers({ peers, isSharing }: LinkedMembersProps): ReactNode {
  const say = useSay()
  if (peers.length === 0) return <Note>{say(isSharing ? 'connection.nobody.sharing' : 'connection.nobody')}</Note>
  return (
    <ul className={styles.lines}>
      {peers.map((peer) => (
        <li key={peer.device} className={styles.line}>
          <span className={styles.name}>
            <bdi>{peer.name || say('members.unnamed-person')}</bdi>
          </span>
          <bdi>{peer.organisationName}</bdi>
          <Badge tone={peer.inStep ? 'good' : 'neutral'}>{peer.inStep ? say('connection.in-step') : say('connection.exchanging')}</Badge>
          <span className={styles.when}>
            {say('connection.by', { way: say(wayOf(peer.carrier)) })} <Time at={peer.inStepAt ?? peer.since} form="relative" />
          </span>
          {peer.isSlow && <Badge tone="warning">{say('connection.slow')}</Badge>}
        </li>
      ))}
    </ul>
  )
}

function wayOf(carrier: string): 'connection.way.live' | 'connection.way.address' | 'connection.way.other' {
  if (carrier === 'webrtc') return 'connection.way.live'
  return carrier === 'direct' ? 'connection.way.address' : 'connection.way.other'
}
