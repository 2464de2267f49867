/** One computer of a person: its mark, when it was last heard from, and taking it from them. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Badge, Button, Time } from '../kit/index.ts'
import styles from '../members/members.module.css'
import { useSay } from '../messages/say.tsx'
import { markOf } from './mark-of.ts'
import { RemoveComputer } from './remove-computer.tsx'

/** A computer. */
export type Computer = OutputOf<'computers'>[number]

/** Whose it is, and whether it can be taken from them: nobody's only computer can. */
export interface ComputerLineProps {
  readonly computer: Computer
  readonly owner: { readonly name: string; readonly isMe: boolean }
  readonly isRemovable: boolean
}

/** See the head of this file. */
export function ComputerLine({ computer, owner, isRemovable }: ComputerLineProps): ReactNode {
  const say = useSay()
  const [isAsking, setAsking] = useState(false)
  return (
    <li className={styles.person}>
      <span className={styles.name}>
        {say(computer.isThis ? 'computers.this' : owner.isMe ? 'computers.other' : 'computers.one')}{' '}
        <span className={styles.soft}>
          <bdi>{say('computers.mark', { mark: markOf(computer.id) })}</bdi>
        </span>
        {computer.isUnchecked && <span className={styles.soft}> {say('members.unchecked')}</span>}
      </span>
      <Heard computer={computer} />
      {isRemovable && (
        <Button size="small" variant="quiet" onPress={() => setAsking(true)}>
          {say(owner.isMe && !computer.isThis ? 'computers.lost' : 'computers.remove')}
        </Button>
      )}
      <RemoveComputer id={computer.id} owner={owner} isOpen={isAsking} onOpenChange={setAsking} />
    </li>
  )
}

function Heard({ computer: { isThis, isHere, heardAt } }: { readonly computer: Computer }): ReactNode {
  const say = useSay()
  if (isThis) return null
  if (isHere) return <Badge tone="good">{say('members.here')}</Badge>
  if (heardAt === null) return <span className={styles.soft}>{say('members.never-heard')}</span>
  return (
    <span className={styles.soft}>
      {say('members.heard')} <Time at={heardAt} />
    </span>
  )
}
