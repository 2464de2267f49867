/** One person of an organisation: name, what they may do, and for coordinators what becomes of it. */
import { Ellipsis, LogOut, MonitorSmartphone, ShieldCheck, SlidersHorizontal, UserMinus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ComputersDialog } from '../computers/computers-dialog.tsx'
import { Avatar, Badge, MenuButton, type MenuEntry } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import styles from './members.module.css'
import type { Person } from './person.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { useRoleWords } from './role-words.ts'
import { RolesDialog } from './roles-dialog.tsx'

/** The person, and whether the reader says what people may do. */
export interface PersonRowProps {
  readonly person: Person
  readonly mayChange: boolean
  /** What else is said of the person. */
  readonly children?: ReactNode
}

type Deed = 'roles' | 'coordinator' | 'computers' | 'remove' | 'leave'

/** See the head of this file. */
export function PersonRow({ person, mayChange, children }: PersonRowProps): ReactNode {
  const say = useSay()
  const [deed, setDeed] = useState<Deed>()
  const name = person.name || say('members.unnamed-person')
  const opening = (one: Deed) => ({ isOpen: deed === one, onOpenChange: (isOpen: boolean) => setDeed(isOpen ? one : undefined) })
  const entries = useEntries(person, name, mayChange, setDeed)
  return (
    <li className={styles.person}>
      <Avatar id={person.id} name={name} isDecorative />
      <span className={styles.name}>
        <bdi>{name}</bdi>
        {person.isMe && <span className={styles.soft}> {say('members.me')}</span>}
        {person.isUnchecked && <span className={styles.soft}> {say('members.unchecked')}</span>}
      </span>
      <Standing person={person} />
      {children}
      {entries.length > 0 && (
        <MenuButton label={say('members.change', { name })} icon={Ellipsis} isIconOnly size="small" entries={entries} />
      )}
      <RolesDialog person={person} name={name} {...opening('roles')} />
      <RolesDialog person={person} name={name} asCoordinator {...opening('coordinator')} />
      <ComputersDialog person={person} name={name} {...opening('computers')} />
      <RemoveDialog person={person} name={name} {...opening('remove')} />
      <LeaveDialog {...opening('leave')} />
    </li>
  )
}

/** Who went is marked: what they wrote and signed stands under their name. */
function Standing({ person: { belongs, isSplit, roles, belonging } }: { readonly person: Person }): ReactNode {
  const say = useSay()
  const words = useRoleWords()
  if (!belongs) {
    return (
      <span className={styles.roles}>
        <Badge tone="warning">{say('members.gone')}</Badge>
      </span>
    )
  }
  if (isSplit) {
    return (
      <>
        <span className={styles.roles}>
          <Badge tone="warning">{say('members.split')}</Badge>
        </span>
        <span className={styles.soft}>{say('members.split.how')}</span>
      </>
    )
  }
  return (
    <>
      <span className={styles.roles}>{words(roles)}</span>
      <span className={styles.soft}>{say('members.computers', { count: belonging.length })}</span>
    </>
  )
}

function useEntries(
  { belongs, isMe, isHelper, roles, belonging }: Person,
  name: string,
  mayChange: boolean,
  open: (deed: Deed) => void,
): readonly MenuEntry[] {
  const say = useSay()
  if (!belongs) return []
  const isCoordinator = roles.includes('coordinator')
  const change: MenuEntry = { id: 'roles', label: say('members.roles'), icon: SlidersHorizontal, onAction: () => open('roles') }
  const promote: MenuEntry = {
    id: 'coordinator',
    label: say('members.make-coordinator'),
    icon: ShieldCheck,
    onAction: () => open('coordinator'),
  }
  const computers: MenuEntry = {
    id: 'computers',
    label: say('computers.of', { name }),
    icon: MonitorSmartphone,
    onAction: () => open('computers'),
  }
  const remove: MenuEntry = {
    id: 'remove',
    label: say('members.remove', { name }),
    icon: UserMinus,
    isDangerous: true,
    onAction: () => open('remove'),
  }
  const leave: MenuEntry = { id: 'leave', label: say('members.leave'), icon: LogOut, isDangerous: true, onAction: () => open('leave') }
  return [
    ...(mayChange && !isHelper ? [change] : []),
    ...(mayChange && !isHelper && !isCoordinator ? [promote] : []),
    ...(mayChange && !isMe && belonging.length > 1 ? [computers] : []),
    ...(isMe ? [leave] : mayChange ? [remove] : []),
  ]
}
