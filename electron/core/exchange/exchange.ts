/** Two replicas over one session: compare heads, send what the other lacks, pass on what is new, sound the alarm. SPEC rules EXCH-1 to EXCH-13. */

import type { Head } from '../../../shared/entry/header.ts'
import { digestOfHeads } from '../../../shared/exchange/heads-digest.ts'
import { decodeMessage, type ExchangeMessage, encodeMessage } from '../../../shared/exchange/messages.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import type { Bringing } from '../bringing/bringing.ts'
import type { Statements } from '../delivery/statements.ts'
import type { Log } from '../ports/log.ts'
import type { Replica } from '../replica/replica.ts'
import { type ArrivingLine, createBodyExchange } from './body-exchange.ts'
import { createCardExchange } from './card-exchange.ts'
import type { Cards } from './cards.ts'
import { devicesWithUnseenBranch, pointsOf } from './missing.ts'
import { createPeerHeads } from './peer-heads.ts'
import { createRunSender, type SentCounts } from './run-sender.ts'
import { createRunTaker } from './run-taker.ts'
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
  /** The peer said which entries of this device it holds, and all of them are here; false: none. */
  readonly ownLogHere: (holdsAny: boolean) => void
  /** The peer holds two ways in which the log of this device, or of one that it took over from, went on, and one of them is not here. Told after every comparison. */
  readonly ownLogSplit: (isSplit: boolean) => void
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
  /** True when the peer is known to hold all that is held here and the other way round, every body with it. */
  readonly isInStep: () => boolean
  readonly counts: () => ExchangeCounts
  /** Call when the session is over. */
  readonly end: () => void
}

/** What an exchange works on. `send` answers false when it wants no more for now: pump again later. */
export interface ExchangeTools {
  readonly replica: Replica
  readonly cards: Cards
  readonly statements: Statements
  readonly bringing: Bringing
  readonly line: ArrivingLine
  readonly peer: DeviceId
  /** False for a peer that has not shown that it belongs: it is told heads, never entries or cards. */
  readonly mayReceive: () => boolean
  /** False while a restored backup waits for what others may have of its own log: no entries are sent. */
  readonly maySend: () => boolean
  readonly send: (message: Uint8Array) => boolean
  readonly events: ExchangeEvents
  readonly log: Log
}

/** Begins an exchange: says what is held here. */
export function startExchange(tools: ExchangeTools): Exchange {
  const { replica, cards, statements, peer, mayReceive, send, events, log } = tools
  const { chains, store } = replica
  const theirs = createPeerHeads(chains, replica.coalition)
  /** Own entries stay here until the peer has said which of them it holds (SPEC EXCH-5). */
  let ownHeadChecked = false
  let hasRoom = true

  const tell = (message: ExchangeMessage): void => {
    hasRoom = send(encodeMessage(message))
  }
  const say = {
    run: (run: Uint8Array) => tell({ type: 'run', run }),
    points: (heads: readonly Head[]) => tell({ type: 'points', heads }),
  }
  const bodies = createBodyExchange({ ...tools, theirs, tell, changed: () => compare() })
  const taker = createRunTaker({ replica, theirs, bodies, log })
  const sender = createRunSender({ store, chains, theirs, say, hasRoom: () => hasRoom, form: bodies.form })
  const alarm = createTextAlarm(replica, events.alarm)
  const named = createCardExchange({ cards, mayReceive, tell, kept: events.inStep })
  const stated = createStatementExchange({ statements, peer, mayReceive, tell })

  const compare = (): void => {
    const yours = chains.heads().filter((head) => head.device === peer)
    tell({ type: 'state', heads: myDigest(), cards: cards.digest(), yours, statements: statements.digest(), bodies: bodies.mine() })
  }
  const myDigest = (): string => digestOfHeads(replica.heads())

  const hearState = (said: Said<'state'>): void => {
    const mine = said.yours.filter(({ device }) => device === replica.keys().device)
    if (said.heads === myDigest()) events.ownLogSplit(false)
    if (mine.some((head) => chains.find(head) === undefined)) return hearOwnLogElsewhere(mine)
    ownHeadChecked = true
    events.ownLogHere(mine.length > 0)
    theirs.setDigest(said.heads)
    bodies.hearState(said.bodies)
    named.hearDigest(said.cards)
    stated.hearDigest(said.statements)
    if (said.heads === myDigest()) hearEqualHeads()
    else sayHeads(devicesWithUnseenBranch(chains, replica.wanted()))
    pump()
  }
  const sayHeads = (pointsOfLogs: readonly DeviceId[]): void => {
    tell({ type: 'vector', heads: replica.heads() })
    for (const device of pointsOfLogs) say.points(pointsOf(chains, device))
  }
  const hearOwnLogElsewhere = (heads: readonly Head[]): void => {
    ownHeadChecked = false
    events.ownLogElsewhere(heads)
    sayHeads([replica.keys().device])
  }
  const hearEqualHeads = (): void => {
    theirs.set(replica.heads())
    if (mayReceive() && bodies.areLackedAlike()) tell(alarm.say())
    if (isInStep()) events.inStep()
  }
  const hearVector = (heads: readonly Head[]): void => {
    theirs.set(heads)
    events.ownLogSplit(isOwnLogSplit(replica, heads))
    sender.headsRenewed()
    bodies.headsRenewed()
    pump()
  }
  const hearPoints = (points: readonly Head[]): void => {
    sender.hearPoints(points)
    pump()
  }
  const hearRun = (run: Uint8Array, wireBytes: number): void => {
    if (taker.take(run, wireBytes)) pump()
    else events.ownRun(run)
  }
  const pump = (): void => {
    if (!theirs.areKnown() || !ownHeadChecked || !mayReceive() || !tools.maySend()) return
    const sent = sender.pump()
    bodies.pull()
    if (!sent && hasRoom && isInStep()) events.inStep()
  }
  const isInStep = (): boolean => theirs.areOurs() && bodies.areAllHere()
  const pumpNow = (): void => {
    hasRoom = true
    pump()
  }
  const hearOther = (said: ExchangeMessage, wireBytes: number): void => {
    stated.message(said)
    bodies.message(said, wireBytes)
    events.other(said)
  }
  const hearers: Hearers = { hearState, hearVector, hearPoints, hearRun, hearCard: named.hear, hearTexts: alarm.hear, hearOther }

  compare()
  return {
    message: (bytes) => hear(bytes, hearers),
    pump: pumpNow,
    compare,
    tellCards: named.tellAll,
    ownStatementMade: stated.sayOwn,
    isInStep,
    counts: () => ({ ...sender.counts(), entriesTaken: taker.entriesTaken() }),
    end: bodies.end,
  }
}

/** True if these heads are of two branches of a log of this computer's person's that ended here or goes on here, and one of them is not here. */
function isOwnLogSplit({ keys, chains, membership }: Replica, heads: readonly Head[]): boolean {
  const { devices } = membership()
  const person = devices.get(keys().device)?.person
  const isOwn = (device: DeviceId): boolean =>
    device === keys().device ||
    (person !== undefined && devices.get(device)?.person === person && devices.get(device)?.endedAt !== undefined)
  const own = heads.filter(({ device }) => isOwn(device))
  return own.some((head) => chains.find(head) === undefined && own.some((other) => other !== head && other.device === head.device))
}

/** Who hears which message. */
interface Hearers {
  readonly hearState: (said: Said<'state'>) => void
  readonly hearVector: (heads: readonly Head[]) => void
  readonly hearPoints: (points: readonly Head[]) => void
  readonly hearRun: (run: Uint8Array, wireBytes: number) => void
  readonly hearCard: (card: Uint8Array) => void
  readonly hearTexts: (said: Said<'texts' | 'texts-held'>) => void
  readonly hearOther: (said: ExchangeMessage, wireBytes: number) => void
}

/** False for bytes that are no message. One of a newer version is passed over. */
function hear(bytes: Uint8Array, to: Hearers): boolean {
  const said = decodeMessage(bytes)
  if (said.ok && said.value) handOut(said.value, bytes.length, to)
  return said.ok
}

function handOut(said: ExchangeMessage, wireBytes: number, to: Hearers): void {
  switch (said.type) {
    case 'state':
      return to.hearState(said)
    case 'vector':
      return to.hearVector(said.heads)
    case 'points':
      return to.hearPoints(said.heads)
    case 'run':
      return to.hearRun(said.run, wireBytes)
    case 'card':
      return to.hearCard(said.card)
    case 'texts':
    case 'texts-held':
      return to.hearTexts(said)
    default:
      return to.hearOther(said, wireBytes)
  }
}

type Said<T extends ExchangeMessage['type']> = Extract<ExchangeMessage, { type: T }>
