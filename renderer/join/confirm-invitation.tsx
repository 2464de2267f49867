/** What the invitation says, and what members will see: nothing has been contacted yet. */
import { type ReactNode, useState } from 'react'
import { type WaysRead, waysIn } from '../connection/ways-in.ts'
import { Failure } from '../host/failure.tsx'
import { useHost } from '../host/host-provider.tsx'
import { useAct } from '../host/use-answer.ts'
import { Banner, Button, Card, Disclosure, TextField } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'
import { LanguageLinks } from '../settings/language-links.tsx'
import { usePreferences } from '../settings/preferences.tsx'
import { InvitationClaims } from './invitation-claims.tsx'
import type { ReadableInvitation } from './readable-invitation.ts'

/** The invitation, and the way back. */
export interface ConfirmInvitationProps {
  readonly invitation: ReadableInvitation
  readonly onNotUs: () => void
}

/** One answer: is it for us, knowing what members will see. */
export function ConfirmInvitation({ invitation, onNotUs }: ConfirmInvitationProps): ReactNode {
  const say = useSay()
  const [address, setAddress] = useState([...invitation.addresses, ...invitation.mailboxes].join(', '))
  const [read, setRead] = useState<WaysRead>()
  const { isCareful } = usePreferences()
  const { ask, askByEnvelope, isPending, error } = useAsking()
  const { isOwnComputer } = invitation
  const refusal = invitation.organisationName === null ? 'join.back' : isOwnComputer ? 'join.own.no' : 'join.not-ours'
  const envelopesOnly = (
    <Button variant={isCareful ? 'primary' : 'secondary'} onPress={() => void askByEnvelope(invitation.code)}>
      {say('join.envelopes-only')}
    </Button>
  )
  const actions = (
    <>
      {isCareful && envelopesOnly}
      <Button type="submit" variant={isCareful ? 'secondary' : 'primary'} pending={isPending ? say('join.asking') : undefined}>
        {say(isOwnComputer ? 'join.own.yes' : 'join.go')}
      </Button>
      <Button variant="quiet" onPress={onNotUs}>
        {say(refusal)}
      </Button>
    </>
  )
  const submit = (): void => {
    const next = waysIn(address)
    // A folder is shared only once one is in.
    const fit: WaysRead = next.ok && next.folder !== null ? { ok: false, fault: 'connection.error.address' } : next
    setRead(fit)
    if (fit.ok && !isPending) void ask(invitation.code, fit)
  }
  return (
    <Stage title={say('join.before.title')} corner={<LanguageLinks />}>
      <Form onSubmit={submit} actions={actions}>
        <Says invitation={invitation} />
        <Stack gap="tight">
          <p>{say('join.privacy')}</p>
          <p>{say('join.privacy.signed')}</p>
        </Stack>
        {isCareful && <Banner title={say('join.careful.title')}>{say('join.careful.words')}</Banner>}
        <OtherWays isFolded={invitation.addresses.length + invitation.mailboxes.length > 0 && !isCareful} hasFault={read?.ok === false}>
          <TextField
            label={say('join.address')}
            description={say('join.address.hint')}
            value={address}
            onChange={setAddress}
            autoComplete="off"
            maxLength={1000}
            {...(read?.ok === false && { error: say(read.fault) })}
          />
          <Note>{say('join.envelopes-only.means')}</Note>
          {!isCareful && <Row>{envelopesOnly}</Row>}
        </OtherWays>
        <Disclosure label={say('at-risk.first')}>
          <Note isSmall>{say('at-risk.join')}</Note>
        </Disclosure>
        <Failure error={error} words={{ 'bad-input': 'connection.error.address' }} />
      </Form>
    </Stage>
  )
}

/** What is known of it before anybody was contacted. */
function Says({ invitation }: Pick<ConfirmInvitationProps, 'invitation'>): ReactNode {
  const say = useSay()
  if (invitation.organisationName === null) return <Banner>{say('join.bare-code')}</Banner>
  return (
    <Card title={say(invitation.isOwnComputer ? 'join.own.says' : 'join.says')}>
      <InvitationClaims invitation={invitation} />
    </Card>
  )
}

interface OtherWaysProps {
  readonly isFolded: boolean
  readonly hasFault: boolean
  readonly children: ReactNode
}

/** Where to ask, or by envelope: what the invitation brought along needs no looking at, unless it is wrong. */
function OtherWays({ isFolded, hasFault, children }: OtherWaysProps): ReactNode {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  if (!isFolded) return <Stack>{children}</Stack>
  return (
    <Disclosure label={say('join.other-ways')} isExpanded={isOpen || hasFault} onExpandedChange={setOpen}>
      <Stack>{children}</Stack>
    </Disclosure>
  )
}

type Ways = Pick<ReadableInvitation, 'addresses' | 'mailboxes'>

/** Asks once per address: the host keeps one request and tries all of them. */
function useAsking() {
  const { call } = useHost()
  const { run, isPending, error } = useAct('coalition.join')
  const ask = async (code: string, { addresses, mailboxes }: Ways): Promise<void> => {
    const [first, ...others] = addresses
    const asked = await run({ code, mailboxes: mailboxes.slice(0, 4), waitSeconds: 0, ...(first !== undefined && { address: first }) })
    if (!asked) return
    for (const address of others) await call('coalition.join', { code, address, waitSeconds: 0 }).catch(() => undefined)
  }
  const askByEnvelope = (code: string): Promise<unknown> => run({ code, byEnvelope: true, waitSeconds: 0 })
  return { ask, askByEnvelope, isPending, error }
}
