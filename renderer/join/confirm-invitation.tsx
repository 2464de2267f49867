/** What the invitation says, and what members will see: nothing has been contacted yet. */
import { type ReactNode, useState } from 'react'
import { type WaysRead, waysIn } from '../connection/ways-in.ts'
import { Failure } from '../host/failure.tsx'
import { useHost } from '../host/host-provider.tsx'
import { useAct } from '../host/use-answer.ts'
import { Banner, Button, Card, Disclosure, TextField } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Note, Stack } from '../layout/stack.tsx'
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

/** Two answers: is it for us; may members see what they will see. */
export function ConfirmInvitation({ invitation, onNotUs }: ConfirmInvitationProps): ReactNode {
  const [isOurs, setOurs] = useState(invitation.organisationName === null)
  return isOurs ? (
    <BeforeContact invitation={invitation} onBack={onNotUs} />
  ) : (
    <Claims {...{ invitation, onNotUs }} onOurs={() => setOurs(true)} />
  )
}

function Claims({ invitation, onNotUs, onOurs }: ConfirmInvitationProps & { readonly onOurs: () => void }): ReactNode {
  const say = useSay()
  const actions = (
    <>
      <Button variant="primary" autoFocus onPress={onOurs}>
        {say(invitation.isOwnComputer ? 'join.own.yes' : 'join.ours')}
      </Button>
      <Button onPress={onNotUs}>{say(invitation.isOwnComputer ? 'join.own.no' : 'join.not-ours')}</Button>
    </>
  )
  return (
    <Stage title={say(invitation.isOwnComputer ? 'join.own.says' : 'join.says')} corner={<LanguageLinks />} actions={actions}>
      <Card>
        <InvitationClaims invitation={invitation} />
      </Card>
    </Stage>
  )
}

function BeforeContact({ invitation, onBack }: { readonly invitation: ReadableInvitation; readonly onBack: () => void }): ReactNode {
  const say = useSay()
  const [address, setAddress] = useState([...invitation.addresses, ...invitation.mailboxes].join(', '))
  const [read, setRead] = useState<WaysRead>()
  const { isCareful } = usePreferences()
  const { ask, askByEnvelope, isPending, error } = useAsking()
  const envelopesOnly = (
    <Button variant={isCareful ? 'primary' : 'secondary'} onPress={() => void askByEnvelope(invitation.code)}>
      {say('join.envelopes-only')}
    </Button>
  )
  const actions = (
    <>
      {isCareful && envelopesOnly}
      <Button type="submit" variant={isCareful ? 'secondary' : 'primary'} pending={isPending ? say('join.asking') : undefined}>
        {say('join.go')}
      </Button>
      {!isCareful && envelopesOnly}
      <Button variant="quiet" onPress={onBack}>
        {say('join.back')}
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
        {invitation.organisationName === null && <Banner>{say('join.bare-code')}</Banner>}
        <Stack gap="tight">
          <p>{say('join.privacy')}</p>
          <p>{say('join.privacy.signed')}</p>
          <p>{say('join.envelopes-only.means')}</p>
        </Stack>
        {isCareful && <Banner title={say('join.careful.title')}>{say('join.careful.words')}</Banner>}
        <Folded
          label={say('join.address.given')}
          isKnown={invitation.addresses.length + invitation.mailboxes.length > 0}
          hasFault={read?.ok === false}
        >
          <TextField
            label={say('join.address')}
            description={say('join.address.hint')}
            value={address}
            onChange={setAddress}
            autoComplete="off"
            maxLength={1000}
            {...(read?.ok === false && { error: say(read.fault) })}
          />
        </Folded>
        <Disclosure label={say('at-risk.first')}>
          <Note isSmall>{say('at-risk.join')}</Note>
        </Disclosure>
        <Failure error={error} words={{ 'bad-input': 'connection.error.address' }} />
      </Form>
    </Stage>
  )
}

interface FoldedProps {
  readonly label: string
  readonly isKnown: boolean
  readonly hasFault: boolean
  readonly children: ReactNode
}

/** What the invitation brought along needs no looking at, unless it is wrong. */
function Folded({ label, isKnown, hasFault, children }: FoldedProps): ReactNode {
  const [isOpen, setOpen] = useState(false)
  if (!isKnown) return children
  return (
    <Disclosure label={label} isExpanded={isOpen || hasFault} onExpandedChange={setOpen}>
      {children}
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
