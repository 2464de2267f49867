/** Invitations made: open ones with their code again, used ones, expired ones. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import type { HandedInvitation } from '../invite/handed-invitation.ts'
import { InviteDialog } from '../invite/invite-dialog.tsx'
import { AlertDialog, Badge, Button, Card, Time, useToast } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import styles from './members.module.css'
import { useRoleWords } from './role-words.ts'

type Invitation = OutputOf<'coalition.invitations'>[number]

/** For coordinators. Nothing while none was made. */
export function Invitations(): ReactNode {
  const say = useSay()
  const { value: invitations = [] } = useAnswer('coalition.invitations', {})
  const [shown, setShown] = useState<HandedInvitation>()
  if (invitations.length === 0) return null
  const newestFirst = [...invitations].reverse().sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
  return (
    <Card title={say('members.invitations')}>
      <ul className={styles.people}>
        {newestFirst.map((invitation) => (
          <Line key={invitation.id} invitation={invitation} onShow={setShown} />
        ))}
      </ul>
      <InviteDialog isOpen={shown !== undefined} onOpenChange={(isOpen) => !isOpen && setShown(undefined)} shown={shown} />
    </Card>
  )
}

interface LineProps {
  readonly invitation: Invitation
  readonly onShow: (invitation: HandedInvitation) => void
}

function Line({ invitation, onShow }: LineProps): ReactNode {
  const say = useSay()
  const roles = useRoleWords()
  const { organisationName, code, expires } = invitation
  return (
    <li className={styles.person}>
      <span className={styles.name}>
        <bdi>{organisationName}</bdi>
      </span>
      <span className={styles.roles}>{roles(invitation.roles)}</span>
      <State invitation={invitation} />
      {isOpen(invitation) && code !== null && (
        <Button size="small" onPress={() => onShow({ code, organisation: organisationName, expires })}>
          {say('members.invitation.show')}
        </Button>
      )}
      {invitation.state === 'open' && <Withdraw invitation={invitation} />}
      {isOpen(invitation) && code === null && <span className={styles.soft}>{say('members.invitation.elsewhere')}</span>}
    </li>
  )
}

/** Also one that has expired: until it is withdrawn, whose clock is behind still waits for its organisation. */
function Withdraw({ invitation: { id, organisationName: organisation } }: Pick<LineProps, 'invitation'>): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, error } = useAct('coalition.withdraw')
  const [isAsking, setAsking] = useState(false)
  const withdraw = async (): Promise<void> => {
    if (await run({ id })) toast({ words: say('members.invitation.withdraw.done') })
  }
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        aria-label={say('members.invitation.withdraw.named', { organisation })}
        onPress={() => setAsking(true)}
      >
        {say('members.invitation.withdraw')}
      </Button>
      <Failure error={error} />
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={say('members.invitation.withdraw.title', { organisation })}
        confirmLabel={say('members.invitation.withdraw')}
        onConfirm={() => void withdraw()}
      >
        {say('members.invitation.withdraw.means')}
      </AlertDialog>
    </>
  )
}

function State({ invitation }: { readonly invitation: Invitation }): ReactNode {
  const say = useSay()
  if (invitation.state === 'used') return <Badge tone="good">{say('members.invitation.used')}</Badge>
  if (invitation.state === 'withdrawn') return <Badge>{say('members.invitation.withdrawn')}</Badge>
  if (!isOpen(invitation)) return <Badge tone="warning">{say('members.invitation.expired')}</Badge>
  return (
    <span className={styles.soft}>
      {say('members.invitation.until')} <Time at={Date.parse(invitation.expires)} form="day" />
    </span>
  )
}

/** Whether it can still be used. */
export const isOpen = ({ state, expires }: Pick<Invitation, 'state' | 'expires'>): boolean =>
  state === 'open' && Date.parse(expires) > Date.now()
