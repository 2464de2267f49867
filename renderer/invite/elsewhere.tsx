/** For an organisation elsewhere: how texts shall travel, asked once per coalition, then the message that says so. */
import type { ReactNode } from 'react'
import { useHost } from '../host/host-provider.tsx'
import { useRemembered } from '../host/remembered.ts'
import { Link, RadioGroup } from '../kit/index.ts'
import { Note, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { ByMessage, type ByMessageProps } from './by-message.tsx'
import { ReachableStep } from './reachable-step.tsx'
import { type Travel, WAYS_TO_TRAVEL } from './travel.ts'

/** The message, and whether this computer can be reached. */
export interface ElsewhereProps extends Omit<ByMessageProps, 'travel' | 'block' | 'isNearOnly'> {
  readonly isReachable: boolean
  /** What the message carries for Chorus, with these addresses in it. */
  readonly blockWith: (addresses: readonly string[]) => string
  /** Addresses where members meet, whether this computer can be reached or not. */
  readonly meetings: readonly string[]
}

/** Envelopes always work, so they are what is chosen at first. */
export function Elsewhere({ isReachable, blockWith, meetings, ...message }: ElsewhereProps): ReactNode {
  const say = useSay()
  const { coalition } = useHost()
  const [remembered, setTravel] = useRemembered(`travel ${coalition ?? ''}`)
  const travel =
    WAYS_TO_TRAVEL.find((way) => way === remembered) ??
    ((isReachable || meetings.length > 0) && remembered === null ? 'address' : 'envelopes')
  // An address says where somebody is: it goes along only where it is of use.
  const addresses = travel === 'address' ? [...message.addresses, ...meetings] : []
  const isNearOnly = addresses.length > 0 && meetings.length === 0
  return (
    <Stack>
      <RadioGroup<Travel>
        label={say('invite.travel')}
        value={travel}
        onChange={setTravel}
        options={WAYS_TO_TRAVEL.map((id) => ({ id, label: say(`invite.travel.${id}`), description: say(`invite.travel.${id}.hint`) }))}
      />
      {travel === 'address' && !isReachable && meetings.length === 0 && (
        <>
          <Note isSmall>
            {say('invite.travel.address.next')} <Link href="#/connection">{say('places.connection')}</Link>
          </Note>
          <ReachableStep isSameRoom={false} />
        </>
      )}
      {travel === 'folder' && (
        <Note isSmall>
          {say('invite.travel.folder.next')} <Link href="#/connection">{say('places.connection')}</Link>
        </Note>
      )}
      <ByMessage {...message} addresses={addresses} block={blockWith(addresses)} travel={travel} isNearOnly={isNearOnly} />
    </Stack>
  )
}
