/** All sessions of a host: every link is proved, then becomes a member's exchange or a joiner's conversation. SPEC rules SESS, EXCH-6, JOIN. */
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { CoalitionId, DeviceId } from '../../../shared/ids.ts'
import { isGone } from '../../../shared/membership/epochs.ts'
import type { Bringing } from '../bringing/bringing.ts'
import type { Coalition } from '../coalition/coalition.ts'
import type { Joiner } from '../coalition/request-card.ts'
import type { Contacts } from '../delivery/contacts.ts'
import type { Statements } from '../delivery/statements.ts'
import type { Clock } from '../ports/clock.ts'
import type { Link } from '../ports/link.ts'
import type { Log } from '../ports/log.ts'
import type { Random } from '../ports/random.ts'
import type { Presence } from '../presence/presence.ts'
import { unlessFull } from '../replica/due-work.ts'
import type { Replica } from '../replica/replica.ts'
import { askToJoin, type JoinerEvents, type JoinSession, serveJoiner } from './join-session.ts'
import { createMemberLinks, type MemberLink } from './member-links.ts'
import { type Conversation, startMemberSession } from './member-session.ts'
import { offeredKeys, type Purpose } from './offered-keys.ts'
import type { OwnLogWatch } from './own-log-watch.ts'
import { type PeerView, peerView } from './peer-view.ts'
import { openSecureLink, type SecureLink } from './secure-link.ts'

export type { PeerView } from './peer-view.ts'

/** A coalition as sessions need it. */
export interface ServedCoalition {
  readonly replica: Replica
  readonly coalition: Coalition
  readonly statements: Statements
  readonly contacts: Contacts
  readonly presence: Presence
  readonly bringing: Bringing
  readonly ownLog: OwnLogWatch
  readonly alarm: (peer: DeviceId) => void
}

/** See the head of this file. */
export interface Sessions {
  /** Takes a link over, whatever carries it. */
  readonly accept: (link: Link) => void
  /** Serves a coalition from now on; returns how to stop. */
  readonly serve: (served: ServedCoalition) => () => void
  /** Asks to be let in over every link from now on; returns how to stop. */
  readonly join: (joiner: Joiner, events: JoinerEvents) => () => void
  /** Ends every session of a coalition; links come again and prove the device anew. */
  readonly renew: (coalition: CoalitionId) => void
  readonly peers: () => readonly PeerView[]
  /** Bytes over all links since the program began. */
  readonly traffic: () => { readonly sent: number; readonly received: number }
  /** Links whose proof is under way or done. */
  readonly count: () => number
  readonly close: () => void
}

/** A link that is being proved or in use; `member` or `join` is set once it is proved. */
interface Open {
  readonly link: Link
  readonly secure: SecureLink
  readonly since: number
  member: MemberLink | undefined
  join: JoinSession | undefined
}

/** Sessions of one host. */
export function createSessions(tools: {
  readonly crypto: Crypto
  readonly random: Random
  readonly clock: Clock
  readonly log: Log
}): Sessions {
  const { crypto, clock, log } = tools
  const served = new Map<CoalitionId, ServedCoalition>()
  const opens = new Set<Open>()
  const members = createMemberLinks({
    clock,
    device: (coalition) => served.get(coalition)?.replica.keys().device,
    start: (coalition, conversation, spared) => startMemberSession(conversation, { ...servedAs(coalition), clock, log, spared }),
  })
  let past = { sent: 0, received: 0 }
  let joining: { readonly joiner: Joiner; readonly events: JoinerEvents; readonly asked: Set<Open> } | undefined

  const accept = (link: Link): void => {
    const accessKeys = offeredKeys(served.values(), joining?.joiner)
    const secure = openSecureLink(
      link,
      { ...tools, accessKeys },
      {
        ready: (peer, { purpose }) => begin(open, peer, purpose),
        // What a full disk refuses is as if it had been lost on the way: comparing brings it once there is room.
        message: (bytes) => void unlessFull(log, () => (open.member ?? open.join)?.message(bytes)),
        drained: () => open.member?.session()?.drained(),
        closed: (reason) => finish(open, reason),
      },
    )
    const open: Open = { link, secure, since: clock.now(), member: undefined, join: undefined }
    opens.add(open)
  }
  const begin = (open: Open, peer: DeviceId, purpose: Purpose): void => {
    const conversation = conversationOver(open.secure, peer)
    if (purpose.type === 'ask') beginAsking(open, conversation)
    else if (purpose.type === 'serve') beginServing(open, conversation, purpose.coalition, purpose.invitation)
    else if (served.has(purpose.coalition))
      open.member = members.add(purpose.coalition, {
        ...conversation,
        carrier: open.link.carrier,
        heardAt: () => open.secure.stats().heardAt,
      })
    else conversation.close('no such coalition')
  }
  const servedAs = (id: CoalitionId): ServedCoalition => {
    const found = served.get(id)
    if (!found) throw new Error('a session with a coalition that is not served')
    return found
  }
  const beginAsking = (open: Open, conversation: Conversation): void => {
    if (!joining) return
    open.join = askToJoin(conversation, crypto, joining.joiner, joining.events)
    joining.asked.add(open)
  }
  const beginServing = (open: Open, conversation: Conversation, id: CoalitionId, invitation: string): void => {
    const found = served.get(id)
    if (!found) return conversation.close('no such coalition')
    open.join = serveJoiner(conversation, found.coalition, invitation, () => tellCards(id))
  }
  const finish = (open: Open, reason: string): void => {
    opens.delete(open)
    past = trafficOf([open], past)
    joining?.asked.delete(open)
    open.member?.end()
    log.info('session ended', { reason, carrier: open.link.carrier })
  }
  const tellCards = (id: CoalitionId): void => {
    for (const { coalition, session } of members.all()) if (coalition === id) session()?.tellCards()
  }

  const serve = (coalition: ServedCoalition): (() => void) => {
    const { replica } = coalition
    served.set(replica.coalition, coalition)
    const stop = replica.listen(() => {
      for (const { member, join: asked } of [...opens]) (member?.session() ?? asked)?.changed()
    })
    return () => {
      stop()
      served.delete(replica.coalition)
    }
  }
  const join: Sessions['join'] = (joiner, events) => {
    const asked = new Set<Open>()
    joining = { joiner, events, asked }
    return () => {
      joining = undefined
      // Whoever was asked is met again, as a fellow member if one was let in.
      for (const { secure } of asked) secure.close('asks no more')
      asked.clear()
    }
  }
  const peers = (): readonly PeerView[] =>
    [...opens].flatMap((open) => {
      const session = open.member?.session()
      return open.member && session && !isGoneFrom(open.member) ? [peerView(open, session, open.member.coalition)] : []
    })
  /** Whoever was removed may go on bringing what it has (SPEC EXCH-6), but is nobody's link to the others. */
  const isGoneFrom = ({ coalition, peer }: MemberLink): boolean => {
    const membership = served.get(coalition)?.replica.membership()
    return membership !== undefined && isGone(membership, peer)
  }
  const renew = (id: CoalitionId): void => {
    for (const { coalition, close: end } of members.all()) if (coalition === id) end('continues under another device')
  }
  const close = (): void => {
    for (const { secure } of [...opens]) secure.close('stopping')
  }
  const traffic = () => trafficOf(opens, past)
  return { accept, serve, join, renew, peers, traffic, count: () => opens.size, close }
}

function conversationOver({ send, close, stats }: SecureLink, peer: DeviceId): Conversation {
  return { peer, send, close, isSlow: () => stats().isSlow, receivedBytes: () => stats().bytesReceived }
}

function trafficOf(opens: Iterable<Open>, before: { readonly sent: number; readonly received: number }) {
  let { sent, received } = before
  for (const { secure } of opens) {
    const { bytesSent, bytesReceived } = secure.stats()
    sent += bytesSent
    received += bytesReceived
  }
  return { sent, received }
}
