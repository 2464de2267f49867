/** All links with members' computers: one of several to the same computer carries the session, the others wait for its end. SPEC rule SESS-8. */
import { encodeMessage } from '../../../shared/exchange/messages.ts'
import type { CoalitionId, DeviceId } from '../../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Link } from '../ports/link.ts'
import type { Conversation, MemberSession } from './member-session.ts'

/** A proved link with a member's computer. */
export interface MemberLink {
  readonly coalition: CoalitionId
  readonly peer: DeviceId
  /** The session it carries; undefined while it is a spare. */
  readonly session: () => MemberSession | undefined
  readonly message: (bytes: Uint8Array) => void
  readonly close: (reason: string) => void
  /** Call when the link is closed. */
  readonly end: () => void
}

/** A conversation over a link, and when its other end was last heard, milliseconds. */
export interface HeardConversation extends Conversation {
  readonly carrier: Link['carrier']
  readonly heardAt: () => number
}

/** What member links are made with. */
export interface MemberLinksTools {
  readonly clock: Clock
  /** This computer's device in a coalition; undefined when it is served no more. */
  readonly device: (coalition: CoalitionId) => DeviceId | undefined
  /** Begins a session; `spared` is what it calls when the peer keeps the link as a spare. */
  readonly start: (coalition: CoalitionId, conversation: Conversation, spared: () => void) => MemberSession
}

/** See the head of this file. */
export interface MemberLinks {
  /** Takes a proved link in: as the one in use, or as a spare. */
  readonly add: (coalition: CoalitionId, conversation: HeardConversation) => MemberLink
  readonly all: () => readonly MemberLink[]
}

/** Two beats overdue, on a quick line: a newer link takes the place of one that is heard no more. */
const QUIET_MS = 8_000

interface Held extends MemberLink {
  readonly carrier: Link['carrier']
  readonly use: () => void
  /** Keeps it as a spare and tells the other end so. */
  readonly spare: () => void
  readonly heardAt: () => number
}

/** None yet. */
export function createMemberLinks({ clock, device, start }: MemberLinksTools): MemberLinks {
  const links = new Set<Held>()
  const others = (link: Held): readonly Held[] =>
    [...links].filter((other) => other !== link && other.coalition === link.coalition && other.peer === link.peer)

  const add: MemberLinks['add'] = (coalition, conversation) => {
    const link = hold(coalition, conversation)
    links.add(link)
    const inUse = leads(link) ? others(link).find(({ session }) => session()) : undefined
    if (!inUse) link.use()
    else if (clock.now() - inUse.heardAt() > QUIET_MS) {
      link.use()
      inUse.close('heard no more')
    } else if (link.carrier === 'webrtc' && inUse.carrier !== 'webrtc') {
      inUse.spare()
      link.use()
    } else link.spare()
    return link
  }
  /** Of two computers, the one with the lower device id says which link is in use. */
  const leads = ({ coalition, peer }: Pick<MemberLink, 'coalition' | 'peer'>): boolean => (device(coalition) ?? peer) < peer
  const hold = (coalition: CoalitionId, conversation: HeardConversation): Held => {
    const { peer, close, carrier, heardAt } = conversation
    let session: MemberSession | undefined
    const use = (): void => {
      session = start(coalition, conversation, setAside)
    }
    const rest = (): void => {
      session?.end()
      session = undefined
    }
    const setAside = (): void => {
      if (!leads(link)) rest()
    }
    const spare = (): void => {
      rest()
      conversation.send(encodeMessage({ type: 'spare' }))
    }
    /** Whoever does not lead follows to where it hears a message. */
    const message = (bytes: Uint8Array): void => {
      if (!session && !leads(link)) use()
      session?.message(bytes)
    }
    const end = (): void => {
      links.delete(link)
      const wasUsed = session !== undefined
      rest()
      const left = others(link)
      if (wasUsed && leads(link) && !left.some((other) => other.session())) left[0]?.use()
    }
    const link: Held = { coalition, peer, session: () => session, message, close, end, carrier, use, spare, heardAt }
    return link
  }
  return { add, all: () => [...links] }
}
