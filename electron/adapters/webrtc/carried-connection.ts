/** A connection by hand whose WebRTC runs in a carrier, as the host's end of it. SPEC rules NET-5, CODE-4. */
import { AppError } from '../../../shared/errors.ts'
import type { NetworkMessage } from '../../../shared/network/network-messages.ts'
import { type ConnectionDescription, describedIn, descriptionAsSdp } from '../../../shared/webrtc/connection-description.ts'
import type { IceServers } from '../../../shared/webrtc/lobby.ts'
import type { LinkOwner } from './carried-link.ts'
import type { HandConnection, HandConnectionEvents } from './host-lobby.ts'
import { withOwnAddressesIn } from './own-candidates.ts'

/** What hears the carrier of one connection. */
export interface HeardConnection extends LinkOwner {
  /** Call when the carrier is there; what was said before it was ready did not reach it. */
  readonly begin: () => void
  readonly described: (sdp: string) => void
  readonly failed: () => void
}

/** What one is made with; `over` is called once: when it is given up, or when its link has ended. */
export interface CarriedConnectionConfig {
  readonly number: number
  readonly offer: ConnectionDescription | undefined
  readonly events: HandConnectionEvents
  readonly iceServers: IceServers
  readonly ownAddresses: () => readonly string[]
  /** Reaches the carrier. */
  readonly say: (message: NetworkMessage) => void
  readonly over: () => void
}

/** A connection, and what hears its carrier. Nothing happens before `begin`. */
export function openCarriedConnection(config: CarriedConnectionConfig): {
  readonly connection: HandConnection
  readonly heard: HeardConnection
} {
  const { number: lobby, offer, events, iceServers, ownAddresses, say, over } = config
  const { promise: description, resolve, reject } = Promise.withResolvers<ConnectionDescription>()
  // Whoever gave it up does not wait for it.
  description.catch(() => undefined)
  let isDescribed = false
  let isLinked = false
  let isOver = false

  const end = (): boolean => {
    if (isOver || isLinked) return false
    isOver = true
    reject(new AppError('unreachable', 'Live connections do not work on this computer right now. Try again in a moment.'))
    over()
    return true
  }
  const failed = (): void => {
    if (end() && isDescribed) events.ended()
  }
  const described = (sdp: string): void => {
    const own = describedIn(withOwnAddressesIn(sdp, ownAddresses()))
    if (!own) return failed()
    isDescribed = true
    resolve(own)
  }
  const onLink: LinkOwner['onLink'] = (link) => {
    isLinked = true
    events.link(link)
  }
  const close = (): void => {
    if (end()) say({ type: 'leave', lobby })
  }
  const accept: HandConnection['accept'] = (answer) => say({ type: 'accept', lobby, sdp: descriptionAsSdp('answer', answer) })
  const begin = (): void =>
    say(offer ? { type: 'answer', lobby, iceServers, sdp: descriptionAsSdp('offer', offer) } : { type: 'offer', lobby, iceServers })
  return { connection: { description, accept, close }, heard: { onLink, onGone: over, begin, described, failed } }
}
