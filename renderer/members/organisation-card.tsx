/** One organisation: its printed name, its people with what they may do, and when it was last heard from. */
import { EyeOff, Pencil, Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAnswer } from '../host/use-answer.ts'
import { Badge, Button, Card, Time } from '../kit/index.ts'
import { Note, Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { HideDialog } from '../submission/hide-dialog.tsx'
import styles from './members.module.css'
import { PersonRow } from './person-row.tsx'
import { RenameDialog } from './rename-dialog.tsx'

type Organisation = OutputOf<'organisations'>[number]

/** The organisation, and whether the reader coordinates: fixes how it is printed, says what its people may do. */
export interface OrganisationCardProps {
  readonly organisation: Organisation
  readonly isCoordinator: boolean
}

/** See the head of this file. */
export function OrganisationCard({ organisation, isCoordinator }: OrganisationCardProps): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const [isRenaming, setRenaming] = useState(false)
  const { id, name, people } = organisation
  const rename = isCoordinator && (
    <Button size="small" variant="quiet" icon={Pencil} onPress={() => setRenaming(true)}>
      {say('members.rename')}
    </Button>
  )
  const { value: hidden = [] } = useAnswer('organisation.hidden', {})
  const [isNaming, setNaming] = useState(false)
  const isHidden = hidden.some((one) => one.id === id)
  const maySign = organisation.isMine && people.some(({ isMe, roles }) => isMe && roles.includes('signatory'))
  const naming = (isCoordinator || maySign) && (
    <Button size="small" variant="quiet" icon={EyeOff} onPress={() => setNaming(true)}>
      {say('members.naming')}
    </Button>
  )
  const recipient = people.length === 1 ? people[0]?.id : id
  const envelope = !organisation.isMine && (
    <Button size="small" variant="quiet" icon={Send} onPress={() => navigate(`/envelope/${recipient}`)}>
      {say('envelope.out.button')}
    </Button>
  )
  const actions = (envelope || rename || naming) && (
    <>
      {envelope}
      {rename}
      {naming}
    </>
  )
  return (
    <Card title={<bdi>{name || say('members.unnamed')}</bdi>} actions={actions}>
      <Heard organisation={organisation} />
      {isHidden && (
        <Row>
          <Badge icon={EyeOff}>{say('members.unnamed-in-documents')}</Badge>
        </Row>
      )}
      <ul className={styles.people}>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} mayChange={isCoordinator} />
        ))}
      </ul>
      {isNaming && <HideDialog organisation={{ id, name }} isHidden={isHidden} onClose={() => setNaming(false)} />}
      <RenameDialog id={id} name={name} isOpen={isRenaming} onOpenChange={setRenaming} />
    </Card>
  )
}

function Heard({ organisation: { isMine, isHere, heardAt } }: { readonly organisation: Organisation }): ReactNode {
  const say = useSay()
  if (isMine || isHere) {
    return (
      <Row>
        <Badge tone={isMine ? 'accent' : 'good'}>{isMine ? say('members.mine') : say('members.here')}</Badge>
      </Row>
    )
  }
  if (heardAt === null) return <Note isSmall>{say('members.never-heard')}</Note>
  return (
    <Note isSmall>
      {say('members.heard')} <Time at={heardAt} />
    </Note>
  )
}
