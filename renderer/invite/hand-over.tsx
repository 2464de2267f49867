/** How an invitation gets to its organisation: by eye and voice in the same room, or as a message. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { writeInvitationBlock } from '../../shared/invitation/invitation-text.ts'
import { type WaysAlong, waysAlong } from '../../shared/invitation/ways-along.ts'
import { NearbyCard } from '../connection/nearby.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Button, Disclosure } from '../kit/index.ts'
import { Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { addressesBestFirst } from './addresses-best-first.ts'
import { Copied } from './copied.tsx'
import { Elsewhere } from './elsewhere.tsx'
import type { HandedInvitation } from './handed-invitation.ts'
import { InTheRoom } from './in-the-room.tsx'
import { ReachableStep } from './reachable-step.tsx'
import { type Where, WhereField } from './where-field.tsx'

/** What is handed over, and where to if the form asked already. */
export interface HandOverProps {
  readonly invitation: HandedInvitation
  readonly whereAtFirst: Where | null
  readonly onDone: () => void
}

/** See the head of this file. */
export function HandOver({ invitation, whereAtFirst, onDone }: HandOverProps): ReactNode {
  const say = useSay()
  const [where, setWhere] = useState(whereAtFirst)
  const [isCopied, setCopied] = useState(false)
  const { value: network } = useAnswer('network', {})
  const { value: coalition } = useAnswer('coalition.show', {})
  const { value: requests = [] } = useAnswer('coalition.requests', {})
  const { value: folders = [] } = useAnswer('folder.list', {})
  const ownAddresses = addressesBestFirst(network?.ownAddresses ?? [])
  const ways = waysAlong({ ownAddresses, known: network?.known ?? [], folders })
  const from = coalition?.me?.name ?? ''
  const coalitionName = coalition?.name ?? ''
  const { code, organisation: organisationName, isOwnComputer } = invitation
  const claims = { code, from, coalitionName, organisationName, ...(isOwnComputer && { isOwnComputer }) }
  const blockWith = (along: WaysAlong): string => writeInvitationBlock({ ...claims, ...along })
  const isAsked = requests.length > 0
  const message = { invitation, ways, from, coalitionName, isNext: !isAsked && !isCopied, onCopied: () => setCopied(true) }
  return (
    <Stack>
      {whereAtFirst === null && <WhereField where={where} onChange={setWhere} isOpening={false} isOwnComputer={isOwnComputer} />}
      {where === 'here' && network && (
        <Here network={network}>
          <InTheRoom {...message} block={blockWith(ways)} addresses={ownAddresses} />
        </Here>
      )}
      {where === 'elsewhere' && <Elsewhere {...message} blockWith={blockWith} />}
      {isCopied && <Copied isNext={!isAsked} onGone={onDone} />}
      <Row>
        <Button onPress={onDone}>{say('invite.done')}</Button>
        {whereAtFirst !== null && (
          <Button variant="quiet" onPress={() => setWhere(where === 'here' ? 'elsewhere' : 'here')}>
            {say(where === 'here' ? 'invite.rather.elsewhere' : 'invite.rather.here')}
          </Button>
        )}
      </Row>
    </Stack>
  )
}

/** Once this computer can be reached or found, what to read out; before that, the step to it. */
function Here({ network, children }: { readonly network: OutputOf<'network'>; readonly children: ReactNode }): ReactNode {
  const say = useSay()
  if (network.isReachable) return children
  return (
    <>
      {!network.lan.isOn && <ReachableStep isSameRoom />}
      <Disclosure label={say('invite.nearby')} defaultExpanded={network.lan.isOn}>
        <NearbyCard nearby={network.lan} />
      </Disclosure>
      {network.lan.isOn && children}
    </>
  )
}
