/** One organisation: its printed name, its people with what they may do, and when it was last heard from. */
import { EyeOff, Pencil, Send, VenetianMask } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { CodeNameDialog } from '../at-risk/code-name-dialog.tsx'
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
  const { id, name, people, isCodeName } = organisation
  const rename = isCoordinator && !isCodeName && (
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
  const [isAtRisk, setAtRisk] = useState(false)
  const codeName = organisation.isMine && (
    <Button size="small" variant="quiet" icon={VenetianMask} onPress={() => setAtRisk(true)}>
      {say('at-risk.button')}
    </Button>
  )
  const recipient = people.length === 1 ? people[0]?.id : id
  const envelope = !organisation.isMine && (
    <Button size="small" variant="quiet" icon={Send} onPress={() => navigate(`/envelope/${recipient}`)}>
      {say('envelope.out.button')}
    </Button>
  )
  const actions = (envelope || rename || naming || codeName) && (
    <>
      {envelope}
      {rename}
      {naming}
      {codeName}
    </>
  )
  return (
    <Card title={<bdi>{name || say('members.unnamed')}</bdi>} actions={actions}>
      <Heard organisation={organisation} />
      <Guarded organisation={organisation} isHidden={isHidden} />
      <ul className={styles.people}>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} mayChange={isCoordinator} />
        ))}
      </ul>
      {isNaming && <HideDialog organisation={{ id, name }} isHidden={isHidden} onClose={() => setNaming(false)} />}
      {isAtRisk && <CodeNameDialog mine={organisation} onClose={() => setAtRisk(false)} />}
      <RenameDialog id={id} name={name} isOpen={isRenaming} onOpenChange={setRenaming} />
    </Card>
  )
}

/** What is kept back of its name, and to whom it is known: the real name only to coordinators and its own people. */
function Guarded({ organisation, isHidden }: { readonly organisation: Organisation; readonly isHidden: boolean }): ReactNode {
  const say = useSay()
  const { isCodeName, realName } = organisation
  if (!isCodeName && !isHidden) return null
  return (
    <Row>
      {isCodeName && <Badge icon={VenetianMask}>{say('at-risk.badge')}</Badge>}
      {isHidden && <Badge icon={EyeOff}>{say('members.unnamed-in-documents')}</Badge>}
      {realName !== null && <Note isSmall>{say('at-risk.real', { name: realName })}</Note>}
    </Row>
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
