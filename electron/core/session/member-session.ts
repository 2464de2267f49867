/** A session with another member's computer: the exchange, its regular comparisons, and what the connection list shows of it. */
import { encodeMessage } from '../../../shared/exchange/messages.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { isMemberNow } from '../../../shared/membership/membership.ts'
import type { Bringing } from '../bringing/bringing.ts'
import type { Coalition } from '../coalition/coalition.ts'
import type { Contacts } from '../delivery/contacts.ts'
import type { Statements } from '../delivery/statements.ts'
import { type ExchangeCounts, startExchange } from '../exchange/exchange.ts'
import type { Clock, Timer } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Presence, PresenceMessage } from '../presence/presence.ts'
import type { Replica } from '../replica/replica.ts'
import { createArrivalRate } from './arrival-rate.ts'
import { createGathering } from './gathering.ts'
import { type OwnLogWatch, ownLogEvents } from './own-log-watch.ts'

/** What a member session needs from the secure link under it. */
export interface Conversation {
  readonly peer: DeviceId
  /** False when enough is queued: go on after `drained`. */
  readonly send: (message: Uint8Array) => boolean
  readonly close: (reason: string) => void
  /** True on a line that takes longer than people should wait: what can wait, waits, and goes together. */
  readonly isSlow: () => boolean
  /** Bytes that came over the link so far. */
  readonly receivedBytes: () => number
}

/** See the head of this file. */
export interface MemberSession {
  readonly peer: DeviceId
  readonly message: (bytes: Uint8Array) => void
  readonly drained: () => void
  /** Call after every change of the replica. */
  readonly changed: () => void
  /** Sends every card: what a joiner left here goes on at once. */
  readonly tellCards: () => void
  readonly isInStep: () => boolean
  readonly counts: () => ExchangeCounts
  /** When the peer was last known to hold the same, milliseconds; undefined if never. */
  readonly inStepAt: () => number | undefined
  readonly end: () => void
}

/** What a member session works on. */
export interface MemberSessionTools {
  readonly replica: Replica
  readonly coalition: Coalition
  readonly statements: Statements
  readonly contacts: Contacts
  readonly presence: Presence
  readonly bringing: Bringing
  readonly clock: Clock
  readonly log: Log
  readonly ownLog: OwnLogWatch
  readonly alarm: (peer: DeviceId) => void
  /** The peer keeps this link as a spare. */
  readonly spared: () => void
}

const COMPARE_EVERY_MS = 15_000

/**
 * Begins the exchange with a peer that has proved its device. A computer that is not (yet) a member here may bring what proves it;
 * it is sent no entry and no card until the membership names it. SPEC EXCH-6.
 */
export function startMemberSession(conversation: Conversation, tools: MemberSessionTools): MemberSession {
  const { replica, coalition, statements, contacts, presence, bringing, clock, log } = tools
  const stops: (() => void)[] = []
  let hasRoom = true
  let inStepAt: number | undefined
  let timer: Timer | undefined
  let wasMember = isMember()
  let membershipSeen = replica.membership()

  function isMember(): boolean {
    return isMemberNow(replica.membership(), conversation.peer)
  }
  const line = createArrivalRate(clock, conversation.receivedBytes, bringing.lineChanged)
  const exchange = startExchange({
    replica,
    cards: coalition.cards,
    statements,
    bringing,
    line,
    peer: conversation.peer,
    mayReceive: () => wasMember,
    maySend: tools.ownLog.maySend,
    send: conversation.send,
    events: {
      ...ownLogEvents(tools.ownLog, conversation.peer, () => wasMember),
      alarm: () => tools.alarm(conversation.peer),
      inStep: () => {
        inStepAt = clock.now()
      },
      other: (said) => {
        if (said.type === 'spare') tools.spared()
        if (said.type === 'presence' && wasMember) presence.receive(conversation.peer, said)
      },
    },
    log,
  })
  const pumping = createGathering(clock, conversation.isSlow, exchange.pump)
  const schedule = (): void => {
    timer = clock.after(COMPARE_EVERY_MS, () => {
      exchange.compare()
      schedule()
    })
  }
  /** Carets wait for nothing: on a line that is full or slow they are not sent. */
  const sayPresence = (message: PresenceMessage): void => {
    if (hasRoom && !conversation.isSlow()) hasRoom = conversation.send(encodeMessage({ type: 'presence', ...message }))
  }
  const meet = (): void => {
    contacts.begin(conversation.peer)
    stops.push(presence.linked(conversation.peer, sayPresence))
  }
  const begin = (): void => {
    wasMember = true
    meet()
    exchange.compare()
    exchange.tellCards()
  }
  const changed = (): void => {
    if (replica.membership() !== membershipSeen) {
      membershipSeen = replica.membership()
      const member = isMember()
      if (wasMember && !member) conversation.close('no longer a member')
      if (!wasMember && member) begin()
      wasMember = member
    }
    pumping.soon()
  }
  const drained = (): void => {
    hasRoom = true
    exchange.pump()
  }
  const message = (bytes: Uint8Array): void => {
    if (!exchange.message(bytes)) conversation.close('malformed message')
  }
  // What others wrote came from somewhere: passing each on at once would go around in circles.
  stops.push(coalition.cards.listen(({ signer }) => signer === replica.keys().device && exchange.tellCards()))
  stops.push(statements.listen(({ device }) => device === replica.keys().device && exchange.ownStatementMade()))
  const end = (): void => {
    timer?.cancel()
    pumping.cancel()
    exchange.end()
    line.close()
    for (const stop of stops) stop()
    contacts.end(conversation.peer)
  }
  if (wasMember) meet()
  schedule()
  return {
    peer: conversation.peer,
    message,
    drained,
    changed,
    tellCards: exchange.tellCards,
    isInStep: exchange.isInStep,
    counts: exchange.counts,
    inStepAt: () => inStepAt,
    end,
  }
}
