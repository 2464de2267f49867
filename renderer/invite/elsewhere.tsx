/** For an organisation elsewhere: how texts shall travel, asked once per coalition, then the message that says so. */
import type { ReactNode } from 'react'
import type { WaysAlong } from '../../shared/invitation/ways-along.ts'
import { AddWay } from '../connection/add-way.tsx'
import { useHost } from '../host/host-provider.tsx'
import { useRemembered } from '../host/remembered.ts'
import { RadioGroup } from '../kit/index.ts'
import { Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { ByMessage, type ByMessageProps } from './by-message.tsx'
import { ReachableStep } from './reachable-step.tsx'
import { type Travel, WAYS_TO_TRAVEL } from './travel.ts'
import { WaysGoingAlong } from './ways-going-along.tsx'

/** The message, with every way that could go along. */
export interface ElsewhereProps extends Omit<ByMessageProps, 'travel' | 'block'> {
  /** What the message carries for Chorus, with these ways in it. */
  readonly blockWith: (ways: WaysAlong) => string
}

const NO_WAYS: WaysAlong = { addresses: [], mailboxes: [], isNearOnly: false }

/** Envelopes always work, so they are what is chosen at first. */
export function Elsewhere({ blockWith, ways: known, ...message }: ElsewhereProps): ReactNode {
  const say = useSay()
  const { coalition } = useHost()
  const [remembered, setTravel] = useRemembered(`travel ${coalition ?? ''}`)
  const hasWay = known.addresses.length + known.mailboxes.length > 0
  const travel = WAYS_TO_TRAVEL.find((way) => way === remembered) ?? (hasWay && remembered === null ? 'address' : 'envelopes')
  // An address says where somebody is: it goes along only where it is of use.
  const ways = travel === 'address' ? known : NO_WAYS
  return (
    <Stack>
      <RadioGroup<Travel>
        label={say('invite.travel')}
        value={travel}
        onChange={setTravel}
        options={WAYS_TO_TRAVEL.map((id) => ({ id, label: say(`invite.travel.${id}`), description: say(`invite.travel.${id}.hint`) }))}
      />
      {travel === 'address' && <WaysGoingAlong ways={ways} />}
      {travel !== 'envelopes' && <AddWay />}
      {travel === 'address' && !hasWay && <ReachableStep isSameRoom={false} />}
      <ByMessage {...message} ways={ways} block={blockWith(ways)} travel={travel} />
    </Stack>
  )
}
