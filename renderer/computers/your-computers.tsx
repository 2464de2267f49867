/** The computers of whoever looks: which there are, and the way to another one. */
import { MonitorSmartphone } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { Button, Card, Time } from '../kit/index.ts'
import { Note, Row } from '../layout/stack.tsx'
import styles from '../members/members.module.css'
import type { Person } from '../members/person.ts'
import { useSay } from '../messages/say.tsx'
import { AnotherComputer } from './another-computer.tsx'
import { ComputerLine } from './computer-line.tsx'

/** Nothing for who does not belong any more, and on a helper computer: it is nobody's. */
export function YourComputers({ me }: { readonly me: Person }): ReactNode {
  const say = useSay()
  const { value: computers = [] } = useAnswer('computers', {})
  const { value: invitation } = useAnswer('computer.invitation', {})
  const [isInviting, setInviting] = useState(false)
  if (me.isHelper || computers.length === 0) return null
  return (
    <Card title={say('computers.title')}>
      <Note isSmall>{say('computers.what')}</Note>
      <ul className={styles.people}>
        {computers.map((computer) => (
          <ComputerLine key={computer.id} computer={computer} owner={me} isRemovable={computers.length > 1} />
        ))}
      </ul>
      {invitation && (
        <Note isSmall>
          {say('computers.invite.open')} <Time at={Date.parse(invitation.expires)} form="absolute" />
        </Note>
      )}
      <Row>
        <Button icon={MonitorSmartphone} onPress={() => setInviting(true)}>
          {say('computers.another')}
        </Button>
      </Row>
      <AnotherComputer organisation={me.organisationName} isOpen={isInviting} onOpenChange={setInviting} />
    </Card>
  )
}
