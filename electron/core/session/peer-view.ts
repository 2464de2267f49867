/** A session with a member, as the connection list shows it. */
import type { CoalitionId, DeviceId } from '../../../shared/ids.ts'
import type { Link } from '../ports/link.ts'
import type { MemberSession } from './member-session.ts'
import type { SecureLink } from './secure-link.ts'

/** See the head of this file. */
export interface PeerView {
  readonly coalition: CoalitionId
  readonly peer: DeviceId
  readonly carrier: Link['carrier']
  readonly remote: string
  readonly since: number
  readonly inStep: boolean
  readonly inStepAt: number | undefined
  readonly entriesSent: number
  readonly entriesTaken: number
  readonly bytesSent: number
  readonly bytesReceived: number
  /** True on a line that takes longer than people should wait. */
  readonly isSlow: boolean
}

/** What is shown of a session with a member of `coalition`. */
export function peerView(
  { link, secure, since }: { readonly link: Link; readonly secure: SecureLink; readonly since: number },
  session: MemberSession,
  coalition: CoalitionId,
): PeerView {
  const { carrier, remote } = link
  const { entriesSent, entriesTaken } = session.counts()
  const { bytesSent, bytesReceived, isSlow } = secure.stats()
  const inStep = { inStep: session.isInStep(), inStepAt: session.inStepAt() }
  return { coalition, peer: session.peer, carrier, remote, since, ...inStep, entriesSent, entriesTaken, bytesSent, bytesReceived, isSlow }
}
