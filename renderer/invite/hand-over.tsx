/** How an invitation gets to its organisation: by eye and voice in the same room, or as a message. */
import { type ReactNode, useState } from 'react'
import { writeInvitationBlock } from '../../shared/invitation/invitation-text.ts'
import { NearbyCard } from '../connection/nearby.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Button, Disclosure, RadioGroup, Time } from '../kit/index.ts'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { addressesBestFirst } from './addresses-best-first.ts'
import { Elsewhere } from './elsewhere.tsx'
import type { HandedInvitation } from './handed-invitation.ts'
import { InTheRoom } from './in-the-room.tsx'
import { ReachableStep } from './reachable-step.tsx'

type Where = 'here' | 'elsewhere'

/** More addresses make a picture that phones cannot read. */
const MOST_ADDRESSES = 4

/** See the head of this file. */
export function HandOver({ invitation, onDone }: { readonly invitation: HandedInvitation; readonly onDone: () => void }): ReactNode {
  const say = useSay()
  const [where, setWhere] = useState<Where | null>(null)
  const { value: network } = useAnswer('network', {})
  const { value: coalition } = useAnswer('coalition.show', {})
  const { value: requests = [] } = useAnswer('coalition.requests', {})
  const addresses = addressesBestFirst(network?.ownAddresses ?? []).slice(0, MOST_ADDRESSES)
  const meetings = (network?.known ?? []).filter(({ isMeeting }) => isMeeting).map(({ address }) => address)
  const from = coalition?.me?.name ?? ''
  const coalitionName = coalition?.name ?? ''
  const claims = { code: invitation.code, from, coalitionName, organisationName: invitation.organisation }
  const blockWith = (known: readonly string[]): string => writeInvitationBlock({ ...claims, addresses: known })
  const isReachable = network?.isReachable ?? false
  const isAsked = requests.length > 0
  const isFoundHere = where === 'here' && network?.lan.isOn === true
  return (
    <Stack>
      <RadioGroup<Where>
        label={say('invite.where')}
        variant="cards"
        value={where}
        onChange={setWhere}
        options={[
          { id: 'here', label: say('invite.where.here'), description: say('invite.where.here.hint') },
          { id: 'elsewhere', label: say('invite.where.elsewhere'), description: say('invite.where.elsewhere.hint') },
        ]}
      />
      {where === 'here' && !isReachable && !isFoundHere && <ReachableStep isSameRoom />}
      {where === 'here' && !isReachable && network && (
        <Disclosure label={say('invite.nearby')} defaultExpanded={network.lan.isOn}>
          <NearbyCard nearby={network.lan} />
        </Disclosure>
      )}
      {where === 'here' && (isReachable || isFoundHere) && (
        <InTheRoom code={invitation.code} block={blockWith(addresses)} addresses={addresses} />
      )}
      {where === 'elsewhere' && (
        <Elsewhere {...{ invitation, blockWith, addresses, meetings, from, isReachable, coalitionName }} isNext={!isAsked} />
      )}
      <Note isSmall>
        {say('invite.once')} {say('invite.expires')} <Time at={Date.parse(invitation.expires)} form="absolute" />
      </Note>
      <Row>
        <Button onPress={onDone}>{say('invite.done')}</Button>
      </Row>
    </Stack>
  )
}
