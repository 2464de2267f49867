/** One organisation: its printed name, its people with what they may do, and when it was last heard from. */
import { Pencil, Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Avatar, Badge, Button, Card, Time } from '../kit/index.ts'
import { Note, Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './members.module.css'
import { RenameDialog } from './rename-dialog.tsx'
import { useRoleWords } from './role-words.ts'

type Organisation = OutputOf<'organisations'>[number]

/** The organisation, and whether the reader fixes how it is printed. */
export interface OrganisationCardProps {
  readonly organisation: Organisation
  readonly mayRename: boolean
}

/** See the head of this file. */
export function OrganisationCard({ organisation, mayRename }: OrganisationCardProps): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const [isRenaming, setRenaming] = useState(false)
  const { id, name, people } = organisation
  const rename = mayRename && (
    <Button size="small" variant="quiet" icon={Pencil} onPress={() => setRenaming(true)}>
      {say('members.rename')}
    </Button>
  )
  const recipient = people.length === 1 ? people[0]?.id : id
  const envelope = !organisation.isMine && (
    <Button size="small" variant="quiet" icon={Send} onPress={() => navigate(`/envelope/${recipient}`)}>
      {say('envelope.out.button')}
    </Button>
  )
  const actions = (envelope || rename) && (
    <>
      {envelope}
      {rename}
    </>
  )
  return (
    <Card title={<bdi>{name || say('members.unnamed')}</bdi>} actions={actions}>
      <Heard organisation={organisation} />
      <ul className={styles.people}>
        {people.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ul>
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

function Person({ person }: { readonly person: Organisation['people'][number] }): ReactNode {
  const say = useSay()
  const roles = useRoleWords()
  const name = person.name || say('members.unnamed-person')
  return (
    <li className={styles.person}>
      <Avatar id={person.id} name={name} isDecorative />
      <span className={styles.name}>
        <bdi>{name}</bdi>
        {person.isMe && <span className={styles.soft}> {say('members.me')}</span>}
      </span>
      <span className={styles.roles}>{roles(person.roles)}</span>
      <span className={styles.soft}>{say('members.computers', { count: person.computers.length })}</span>
    </li>
  )
}
