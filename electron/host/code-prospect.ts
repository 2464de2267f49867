/** What can be said of connection codes before anybody tries. Pure. SPEC rule CODE-9. */
import type { OutputOf } from '../../shared/api/contract.ts'
import type { Way } from '../../shared/webrtc/connection-description.ts'
import type { RelayHelp } from './relays-in-use.ts'

/** Whether codes can work on this computer. */
export type Prospect = OutputOf<'code.list'>['prospect']
/** What the addresses in a code say. */
export type Outlook = NonNullable<OutputOf<'code.make'>['outlook']>

/** How this computer stands. */
export interface ProspectStanding {
  readonly hasWebrtc: boolean
  readonly isSimulatedOffline: boolean
  /** Addresses of this computer on its networks. */
  readonly ownAddresses: readonly string[]
  /** False where live connections cannot know an address of this computer although it has some. */
  readonly hasWayOut: boolean
  /** Whether anybody else belongs to the coalition. */
  readonly hasOthers: boolean
  readonly isPublic: (address: string) => boolean
  /** What servers of the coalition can do for this computer. */
  readonly help: RelayHelp
}

/** The first thing that stands in the way, or which networks codes work between. */
export function prospectOf({
  hasWebrtc,
  isSimulatedOffline,
  ownAddresses,
  hasWayOut,
  hasOthers,
  isPublic,
  help,
}: ProspectStanding): Prospect {
  if (!hasWebrtc) return 'no-webrtc'
  if (isSimulatedOffline) return 'switched-off'
  if (ownAddresses.length === 0) return 'no-network'
  if (!hasWayOut) return 'no-route'
  if (!hasOthers) return 'alone'
  if (help === 'turn') return 'passed-on'
  if (ownAddresses.some(isPublic)) return 'public'
  return help === 'stun' ? 'seen' : 'private'
}

/** What the ways in a code say; a name that only multicast resolves is of somebody near. */
export function outlookOf(
  ways: readonly Way[],
  {
    isNear,
    isPublic,
    own,
  }: { readonly isNear: (address: string) => boolean; readonly isPublic: (address: string) => boolean; readonly own: Prospect },
): Outlook {
  if (ways.some(({ address }) => isNear(address) || address.endsWith('.local'))) return 'near'
  if (own === 'seen' || own === 'passed-on') return 'helped'
  return own === 'public' || ways.some(({ address }) => isPublic(address)) ? 'public' : 'far'
}
