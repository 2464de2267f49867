/** Who belongs: requests first, then organisations with their people, then invitations. */
import { UserPlus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { OwnRequests } from '../computers/own-requests.tsx'
import { YourComputers } from '../computers/your-computers.tsx'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { InviteDialog } from '../invite/invite-dialog.tsx'
import { Button, EmptyState, Link, Page } from '../kit/index.ts'
import { Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { useNames } from '../messages/use-names.ts'
import { isForHelper } from './for-helper.ts'
import { HelperComputers } from './helper-computers.tsx'
import { Invitations, isOpen } from './invitations.tsx'
import { OrganisationCard } from './organisation-card.tsx'
import { Requests } from './requests.tsx'
import { useAsking } from './use-asking.ts'

/** `#/members/invite` opens the invitation at once; `#/members/coordinator` one for a second coordinator; `#/members/asking` shows who asks, and nothing else. */
export function MembersPage({ opens }: { readonly opens?: string | undefined }): ReactNode {
  return opens === 'asking' ? <AskingPage /> : <AllMembers opens={opens} />
}

function AskingPage(): ReactNode {
  const say = useSay()
  const asked = useAsking()
  return (
    <Page title={say('members.title')}>
      <Requests asked={asked} />
      <Row>
        <Link href="#/members">{say('members.all')}</Link>
      </Row>
    </Page>
  )
}

function AllMembers({ opens }: { readonly opens: string | undefined }): ReactNode {
  const say = useSay()
  const organisations = useAnswer('organisations', {})
  const asked = useAsking()
  const { value: coalition } = useAnswer('coalition.show', {})
  const [isInviting, setInviting] = useState(opens !== undefined)
  const isCoordinator = coalition?.me?.roles.includes('coordinator') ?? false
  const invite = isCoordinator && (
    <Button variant="primary" icon={UserPlus} onPress={() => setInviting(true)}>
      {say('members.invite')}
    </Button>
  )
  return (
    <Page title={say('members.title')} description={say('members.description')} actions={invite}>
      <OwnRequests />
      <Requests asked={asked} />
      <Answered answer={organisations} words={say('members.loading')}>
        {(rows) => <Organisations rows={rows} isCoordinator={isCoordinator} onInvite={() => setInviting(true)} />}
      </Answered>
      {coalition?.me && <YourComputers me={coalition.me} />}
      <HelperComputers isCoordinator={isCoordinator} />
      {isCoordinator && <Invitations />}
      <InviteDialog isOpen={isInviting} onOpenChange={setInviting} asCoordinator={opens === 'coordinator'} />
    </Page>
  )
}

interface OrganisationsProps {
  readonly rows: OutputOf<'organisations'>
  readonly isCoordinator: boolean
  readonly onInvite: () => void
}

function Organisations({ rows, isCoordinator, onInvite }: OrganisationsProps): ReactNode {
  const say = useSay()
  const sorted = [...rows].sort((a, b) => Number(b.isMine) - Number(a.isMine) || a.name.localeCompare(b.name))
  return (
    <Stack>
      {sorted.map((organisation) => (
        <OrganisationCard key={organisation.id} organisation={organisation} isCoordinator={isCoordinator} />
      ))}
      {rows.length === 1 &&
        (isCoordinator ? <Alone onInvite={onInvite} /> : <EmptyState picture="people">{say('members.alone.member')}</EmptyState>)}
    </Stack>
  )
}

/** Who has invited already waits, and need not invite again. */
function Alone({ onInvite }: Pick<OrganisationsProps, 'onInvite'>): ReactNode {
  const say = useSay()
  const list = useNames()
  const { value: invitations = [] } = useAnswer('coalition.invitations', {})
  const names = invitations.filter((one) => isOpen(one) && !isForHelper(one)).map(({ organisationName }) => organisationName)
  if (names.length > 0) return <EmptyState picture="people">{say('members.alone.invited', { names: list(names) })}</EmptyState>
  return (
    <EmptyState picture="people" action={<Button onPress={onInvite}>{say('members.invite')}</Button>}>
      {say('members.alone')}
    </EmptyState>
  )
}
