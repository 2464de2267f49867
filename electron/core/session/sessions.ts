/** All sessions of a host: every link is proved, then becomes a member's exchange or a joiner's conversation. SPEC rules SESS, EXCH-6, JOIN. */
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { Head } from '../../../shared/entry/header.ts'
import type { CoalitionId, DeviceId } from '../../../shared/ids.ts'
import type { Coalition } from '../coalition/coalition.ts'
import type { Clock } from '../ports/clock.ts'
import type { Link } from '../ports/link.ts'
import type { Log } from '../ports/log.ts'
import type { Random } from '../ports/random.ts'
import type { DeviceKeys } from '../replica/own-log.ts'
import type { Replica } from '../replica/replica.ts'
import { askToJoin, type Joiner, type JoinerEvents, type JoinSession, serveJoiner } from './join-session.ts'
import { type Conversation, type MemberSession, startMemberSession } from './member-session.ts'
import { type AccessKey, openSecureLink, type SecureLink } from './secure-link.ts'

/** A coalition as sessions need it. */
export interface ServedCoalition {
  readonly replica: Replica
  readonly coalition: Coalition
  readonly ownLogElsewhere: (heads: readonly Head[]) => void
  readonly ownRun: (run: Uint8Array) => void
  readonly alarm: (peer: DeviceId) => void
}

/** A session with a member, as the connection list shows it. */
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
  /** Links whose proof is under way or done. */
  readonly count: () => number
  readonly close: () => void
}

interface Open {
  readonly link: Link
  readonly secure: SecureLink
  readonly since: number
  session: MemberSession | JoinSession | undefined
  peer: DeviceId | undefined
  coalition: CoalitionId | undefined
  drained: () => void
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
  let joining: { readonly joiner: Joiner; readonly events: JoinerEvents } | undefined

  const accept = (link: Link): void => {
    const secure = openSecureLink(
      link,
      { ...tools, accessKeys: accessKeys() },
      {
        ready: (peer, access) => begin(open, peer, access),
        message: (bytes) => open.session?.message(bytes),
        drained: () => open.drained(),
        closed: (reason) => finish(open, reason),
      },
    )
    const open: Open = {
      link,
      secure,
      since: clock.now(),
      session: undefined,
      peer: undefined,
      coalition: undefined,
      drained: () => undefined,
    }
    opens.add(open)
  }
  const accessKeys = (): readonly AccessKey[] => {
    const members = [...served.values()].flatMap(({ replica, coalition }) => [
      keyOf(coalition.accessKey, 'member', replica.coalition, replica.keys()),
      ...coalition.rendezvous().map(({ key, invitation }) => keyOf(key, 'join', `${replica.coalition} ${invitation}`, replica.keys())),
    ])
    if (!joining) return members
    const { invitation, keys } = joining.joiner
    return [...members, keyOf(invitation.rendezvousKey, 'join', JOINER, keys)]
  }

  const begin = (open: Open, peer: DeviceId, access: AccessKey): void => {
    open.peer = peer
    const conversation: Conversation = {
      peer,
      send: (message) => open.secure.send(message),
      close: (reason) => open.secure.close(reason),
    }
    if (access.label === JOINER) beginJoining(open, conversation)
    else if (access.kind === 'join') beginServing(open, conversation, access.label)
    else beginMember(open, conversation, access.label as CoalitionId)
  }
  const beginJoining = (open: Open, conversation: Conversation): void => {
    if (joining) open.session = askToJoin(conversation, crypto, joining.joiner, joining.events)
  }
  const beginServing = (open: Open, conversation: Conversation, label: string): void => {
    const [id, invitation = ''] = label.split(' ')
    const coalition = served.get(id as CoalitionId)
    if (!coalition) return conversation.close('no such coalition')
    open.session = serveJoiner(conversation, coalition.coalition, invitation, () => compareAll(id as CoalitionId))
  }
  const beginMember = (open: Open, conversation: Conversation, id: CoalitionId): void => {
    const coalition = served.get(id)
    if (!coalition) return conversation.close('no such coalition')
    if (isDuplicate(open, id, conversation.peer)) return conversation.close('duplicate')
    const session = startMemberSession(conversation, { ...coalition, clock, log })
    open.session = session
    open.coalition = id
    open.drained = session.drained
  }
  /** Of two links to one computer, the one with the lower device id closes the newer. */
  const isDuplicate = (open: Open, id: CoalitionId, peer: DeviceId): boolean => {
    const own = served.get(id)?.replica.keys().device ?? ''
    return own < peer && [...opens].some((other) => other !== open && other.coalition === id && other.peer === peer)
  }
  const finish = (open: Open, reason: string): void => {
    opens.delete(open)
    if (open.session && 'end' in open.session) open.session.end()
    log.info('session ended', { reason, carrier: open.link.carrier })
  }
  const compareAll = (id: CoalitionId): void => {
    for (const open of opens) if (open.coalition === id && open.session && 'compare' in open.session) open.session.compare()
  }

  const serve = (coalition: ServedCoalition): (() => void) => {
    const { replica } = coalition
    served.set(replica.coalition, coalition)
    const stop = replica.listen(() => {
      for (const open of [...opens]) open.session?.changed()
    })
    return () => {
      stop()
      served.delete(replica.coalition)
    }
  }
  const join: Sessions['join'] = (joiner, events) => {
    joining = { joiner, events }
    return () => {
      joining = undefined
    }
  }
  const peers = (): readonly PeerView[] =>
    [...opens].flatMap((open) => {
      const { session, coalition, peer, link, secure, since } = open
      if (!session || !('counts' in session) || !coalition || !peer) return []
      const { entriesSent, entriesTaken } = session.counts()
      const { bytesSent, bytesReceived } = secure.stats()
      const { carrier, remote } = link
      const inStep = { inStep: session.isInStep(), inStepAt: session.inStepAt() }
      return [{ coalition, peer, carrier, remote, since, ...inStep, entriesSent, entriesTaken, bytesSent, bytesReceived }]
    })
  const renew = (id: CoalitionId): void => {
    for (const open of [...opens]) if (open.coalition === id) open.secure.close('continues under another device')
  }
  const close = (): void => {
    for (const open of [...opens]) open.secure.close('stopping')
  }
  return { accept, serve, join, renew, peers, count: () => opens.size, close }
}

const JOINER = 'joiner'

const keyOf = (key: Uint8Array, kind: 'member' | 'join', label: string, device: DeviceKeys): AccessKey => ({ key, kind, label, device })
