/** The ways that an invitation takes along, each with what came of trying it here. */
import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { WaysAlong } from '../../shared/invitation/ways-along.ts'
import styles from '../connection/connection.module.css'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Badge, IconButton } from '../kit/index.ts'
import { Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import label from './invite.module.css'

/** Nothing where none goes along. */
export function WaysGoingAlong({ ways: { addresses, mailboxes } }: { readonly ways: WaysAlong }): ReactNode {
  const say = useSay()
  if (addresses.length + mailboxes.length === 0) return null
  return (
    <Stack gap="tight">
      <p className={label.label}>{say('invite.along')}</p>
      <ul className={styles.lines}>
        {addresses.map((address) => (
          <AddressAlong key={address} address={address} />
        ))}
        {mailboxes.map((url) => (
          <MailboxAlong key={url} url={url} />
        ))}
      </ul>
    </Stack>
  )
}

function AddressAlong({ address }: { readonly address: string }): ReactNode {
  const say = useSay()
  const { value: network } = useAnswer('network', {})
  const { run: forget } = useAct('network.forget')
  const known = network?.known.find((one) => one.address === address)
  if (!known) return <Line way={address} kind={say('invite.along.own')} />
  const { isMeeting, state, fault } = known
  return (
    <Line
      way={address}
      kind={isMeeting && say('connection.meeting')}
      isWell={state === 'answered'}
      state={say(fault === null ? `connection.state.${state}` : `connection.fault.${fault}`)}
      onForget={() => void forget({ address })}
    />
  )
}

function MailboxAlong({ url }: { readonly url: string }): ReactNode {
  const say = useSay()
  const { value: folders } = useAnswer('folder.list', {})
  const isWell = folders?.some(({ path, fault }) => path === url && fault === null) ?? false
  return (
    <Line
      way={url}
      kind={say('folder.mailbox')}
      isWell={isWell}
      state={say(isWell ? 'connection.state.answered' : 'connection.state.no-answer')}
    />
  )
}

interface LineProps {
  readonly way: string
  readonly kind: ReactNode
  readonly state?: string
  readonly isWell?: boolean
  readonly onForget?: () => void
}

function Line({ way, kind, state, isWell = false, onForget }: LineProps): ReactNode {
  const say = useSay()
  return (
    <li className={styles.line}>
      <span className={styles.address} dir="ltr">
        {way}
      </span>
      {kind && <Badge tone="neutral">{kind}</Badge>}
      {state !== undefined && <Badge tone={isWell ? 'good' : 'warning'}>{state}</Badge>}
      {onForget && <IconButton label={say('connection.forget', { address: way })} icon={Trash2} size="small" onPress={onForget} />}
    </li>
  )
}
