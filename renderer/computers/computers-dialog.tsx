/** The computers of one member, for coordinators: each can be taken from them, and they stay. */
import type { ReactNode } from 'react'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Dialog } from '../kit/index.ts'
import { Note, Stack } from '../layout/stack.tsx'
import styles from '../members/members.module.css'
import type { Person } from '../members/person.ts'
import { useSay } from '../messages/say.tsx'
import { ComputerLine } from './computer-line.tsx'

/** Whose. */
export interface ComputersDialogProps {
  readonly person: Person
  readonly name: string
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** See the head of this file. */
export function ComputersDialog({ person, name, isOpen, onOpenChange }: ComputersDialogProps): ReactNode {
  const say = useSay()
  const computers = useAnswer('computers', isOpen ? { member: person.id } : null)
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={say('computers.of', { name })}>
      <Stack>
        <Answered answer={computers} words={say('computers.loading')}>
          {(rows) => (
            <ul className={styles.people}>
              {rows.map((computer) => (
                <ComputerLine key={computer.id} computer={computer} owner={{ name, isMe: person.isMe }} isRemovable={rows.length > 1} />
              ))}
            </ul>
          )}
        </Answered>
        <Note isSmall>{say('computers.of.mark-where')}</Note>
      </Stack>
    </Dialog>
  )
}
