/** Two replicas over one session: compare heads, send what the other lacks, pass on what is new, sound the alarm. SPEC rules EXCH-1 to EXCH-8. */

import type { Head } from '../../../shared/entry/header.ts'
import { digestOfHeads } from '../../../shared/exchange/heads-digest.ts'
import { decodeMessage, type ExchangeMessage, encodeMessage } from '../../../shared/exchange/messages.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import type { Statements } from '../delivery/statements.ts'
import type { Log } from '../ports/log.ts'
import type { Replica } from '../replica/replica.ts'
import type { Cards } from './cards.ts'
import { devicesWithUnseenBranch, pointsOf } from './missing.ts'
import { createPeerHeads } from './peer-heads.ts'
import { createRunSender, type SentCounts } from './run-sender.ts'
import { createStatementExchange } from './statement-exchange.ts'
import { createTextAlarm } from './text-alarm.ts'

/** What an exchange counts, for tests, the bench and the connection panel. */
export interface ExchangeCounts extends SentCounts {
  readonly entriesTaken: number
}

/** What an exchange tells its owner. */
export interface ExchangeEvents {
  /** The peer says that it holds these entries of this device, which are not all here: a restored backup or a clone, if it is true. Nothing of our own was sent. */
  readonly ownLogElsewhere: (heads: readonly Head[]) => void
  /** The peer said that it holds entries of this device, and all of them are here. */
  readonly ownLogHere: () => void
  /** A run of this device's own log, signed by it to the last entry, that was asked for then. */
  readonly ownRun: (run: Uint8Array) => void
  /** Texts differ although the same entries are applied. */
  readonly alarm: () => void
  /** Both hold the same; told again after every change. */
  readonly inStep: () => void
  /** A message that is not about the record: its owner may know what to do with it. */
  readonly other: (said: ExchangeMessage) => void
}

/** See the head of this file. */
export interface Exchange {
  /** Handles one message of the session. A malformed one answers false: drop the peer. */
  readonly message: (bytes: Uint8Array) => boolean
  /** Sends what has become known since; call after every change of the replica. */
  readonly pump: () => void
  /** Says once more what is held here; call every 10 to 30 s. */
  readonly compare: () => void
  /** Sends every card, after one was written here or the peer became a member: waiting for its next comparison would keep a name unknown. */
  readonly tellCards: () => void
  /** Passes on what this device has just stated. */
  readonly ownStatementMade: () => void
  /** True when the peer is known to hold all that is held here and the other way round. */
  readonly isInStep: () => boolean
  readonly counts: () => ExchangeCounts
}

/** What an exchange works on. `send` answers false when it wants no more for now: pump again later. */
export interface ExchangeTools {
  readonly replica: Replica
  readonly cards: Cards
  readonly statements: Statements
  readonly peer: DeviceId
  /** False for a peer that has not shown that it belongs: it is told heads, never entries or cards. */
  readonly mayReceive: () => boolean
  readonly send: (message: Uint8Array) => boolean
  readonly events: ExchangeEvents
  readonly log: Log
}

/** Begins an exchange: says what is held here. */
export function startExchange({ replica, cards, statements, peer, mayReceive, send, events, log }: ExchangeTools): Exchange {
  const { chains, store } = replica
  const theirs = createPeerHeads(chains, replica.coalition)
  /** Own entries stay here until the peer has said which of them it holds (SPEC EXCH-5). */
  let ownHeadChecked = false
  let hasRoom = true
  let entriesTaken = 0

  const tell = (message: ExchangeMessage): void => {
    hasRoom = send(encodeMessage(message))
  }
  const say = {
    run: (run: Uint8Array) => tell({ type: 'run', run }),
    points: (heads: readonly Head[]) => tell({ type: 'points', heads }),
  }
  const sender = createRunSender({ store, chains, theirs, say, hasRoom: () => hasRoom })
  const alarm = createTextAlarm(replica, events.alarm)
  const stated = createStatementExchange({ statements, peer, mayReceive, tell })

  const compare = (): void => {
    const yours = chains.heads().filter((head) => head.device === peer)
    tell({ type: 'state', heads: myDigest(), cards: cards.digest(), yours, statements: statements.digest() })
  }
  const myDigest = (): string => digestOfHeads(replica.heads())

  const message = (bytes: Uint8Array): boolean => {
    const decodedMessage = decodeMessage(bytes)
    if (!decodedMessage.ok) return false
    if (decodedMessage.value) handOut(decodedMessage.value, hearers)
    return true
  }
  const hearState = (said: Said<'state'>): void => {
    const mine = said.yours.filter(({ device }) => device === replica.keys().device)
    if (mine.some((head) => chains.find(head) === undefined)) return hearOwnLogElsewhere(mine)
    ownHeadChecked = true
    if (mine.length > 0) events.ownLogHere()
    theirs.setDigest(said.heads)
    if (said.cards !== cards.digest()) tellCards()
    stated.hearDigest(said.statements)
    if (said.heads === myDigest()) hearEqualHeads()
    else hearOtherHeads()
    pump()
  }
  const hearOtherHeads = (): void => {
    tell({ type: 'vector', heads: replica.heads() })
    for (const device of devicesWithUnseenBranch(chains, replica.wanted())) say.points(pointsOf(chains, device))
  }
  const tellCards = (): void => {
    if (mayReceive()) for (const card of cards.all()) tell({ type: 'card', card })
  }
  const hearOwnLogElsewhere = (heads: readonly Head[]): void => {
    ownHeadChecked = false
    events.ownLogElsewhere(heads)
    tell({ type: 'vector', heads: replica.heads() })
    say.points(pointsOf(chains, replica.keys().device))
  }
  const hearEqualHeads = (): void => {
    theirs.set(replica.heads())
    const texts = mayReceive() ? alarm.say() : undefined
    if (texts) tell(texts)
    events.inStep()
  }
  const hearVector = (heads: readonly Head[]): void => {
    theirs.set(heads)
    sender.headsRenewed()
    pump()
  }
  const hearPoints = (points: readonly Head[]): void => {
    sender.hearPoints(points)
    pump()
  }
  const hearRun = (run: Uint8Array): void => {
    const [intake] = replica.receive([run])
    if (!intake) return
    entriesTaken += intake.added
    if (intake.refused === 'own-log') return events.ownRun(run)
    if (intake.refused) log.info('run refused', { reason: intake.refused })
    else theirs.advanceBy(run)
    pump()
  }
  const hearCard = (card: Uint8Array): void => {
    if (mayReceive() && cards.take(card)) events.inStep()
  }
  const pump = (): void => {
    if (!theirs.areKnown() || !ownHeadChecked || !mayReceive()) return
    const sent = sender.pump()
    if (!sent && hasRoom && theirs.areOurs()) events.inStep()
  }
  const pumpNow = (): void => {
    hasRoom = true
    pump()
  }
  const hearOther = (said: ExchangeMessage): void => {
    stated.message(said)
    events.other(said)
  }
  const hearers: Hearers = { hearState, hearVector, hearPoints, hearRun, hearCard, hearTexts: alarm.hear, hearOther }

  compare()
  const counts = (): ExchangeCounts => ({ ...sender.counts(), entriesTaken })
  return { message, pump: pumpNow, compare, tellCards, ownStatementMade: stated.sayOwn, isInStep: theirs.areOurs, counts }
}

/** Who hears which message. */
interface Hearers {
  readonly hearState: (said: Said<'state'>) => void
  readonly hearVector: (heads: readonly Head[]) => void
  readonly hearPoints: (points: readonly Head[]) => void
  readonly hearRun: (run: Uint8Array) => void
  readonly hearCard: (card: Uint8Array) => void
  readonly hearTexts: (said: Said<'texts'>) => void
  readonly hearOther: (said: ExchangeMessage) => void
}

function handOut(said: ExchangeMessage, to: Hearers): void {
  switch (said.type) {
    case 'state':
      return to.hearState(said)
    case 'vector':
      return to.hearVector(said.heads)
    case 'points':
      return to.hearPoints(said.heads)
    case 'run':
      return to.hearRun(said.run)
    case 'card':
      return to.hearCard(said.card)
    case 'texts':
      return to.hearTexts(said)
    default:
      return to.hearOther(said)
  }
}

type Said<T extends ExchangeMessage['type']> = Extract<ExchangeMessage, { type: T }>
