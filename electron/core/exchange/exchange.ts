/** Two replicas over one session: compare heads, send what the other lacks, pass on what is new, sound the alarm. SPEC rules EXCH-1 to EXCH-8. */

import type { Head } from '../../../shared/entry/header.ts'
import { compareHeads, decodeRun } from '../../../shared/entry/run.ts'
import { digestOfHeads } from '../../../shared/exchange/heads-digest.ts'
import { decodeMessage, type ExchangeMessage, encodeMessage } from '../../../shared/exchange/messages.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { headOf } from '../log/chains.ts'
import type { Log } from '../ports/log.ts'
import type { Replica } from '../replica/replica.ts'
import type { Cards } from './cards.ts'
import { comparePeer, type Missing, missingAfterPoints, pointsOf } from './missing.ts'
import { nextRun } from './run-reader.ts'

/** What an exchange counts, for tests, the bench and the connection panel. */
export interface ExchangeCounts {
  readonly runsSent: number
  readonly runBytesSent: number
  readonly entriesTaken: number
  readonly entriesSent: number
}

/** What an exchange tells its owner. */
export interface ExchangeEvents {
  /** The peer holds these entries of this device that are not here: a restored backup or a clone. Nothing of our own was sent. */
  readonly ownLogElsewhere: (heads: readonly Head[]) => void
  /** A run of this device's own log that was asked for then. */
  readonly ownRun: (run: Uint8Array) => void
  /** Texts differ although the same entries are applied. */
  readonly alarm: () => void
  /** Both hold the same; told again after every change. */
  readonly inStep: () => void
}

/** See the head of this file. */
export interface Exchange {
  /** Handles one message of the session. A malformed one answers false: drop the peer. */
  readonly message: (bytes: Uint8Array) => boolean
  /** Sends what has become known since; call after every change of the replica. */
  readonly pump: () => void
  /** Says once more what is held here; call every 10 to 30 s. */
  readonly compare: () => void
  /** True when the peer is known to hold all that is held here and the other way round. */
  readonly isInStep: () => boolean
  readonly counts: () => ExchangeCounts
}

/** What an exchange works on. `send` answers false when it wants no more for now: pump again later. */
export interface ExchangeTools {
  readonly replica: Replica
  readonly cards: Cards
  readonly peer: DeviceId
  /** False for a peer that has not shown that it belongs: it is told heads, never entries or cards. */
  readonly mayReceive: () => boolean
  readonly send: (message: Uint8Array) => boolean
  readonly events: ExchangeEvents
  readonly log: Log
}

/** Begins an exchange: says what is held here. */
export function startExchange({ replica, cards, peer, mayReceive, send, events, log }: ExchangeTools): Exchange {
  const { chains, store, coalition } = replica
  /** The peer's heads as it said them, advanced by what it sent and was sent. */
  let theirs: readonly Head[] | undefined
  let theirDigest = ''
  let askedPoints = new Set<DeviceId>()
  const extra: Missing[] = []
  /** Own entries stay here until the peer has said which of them it holds (SPEC EXCH-5). */
  let ownHeadChecked = false
  let ready = true
  const counts = { runsSent: 0, runBytesSent: 0, entriesTaken: 0, entriesSent: 0 }

  const tell = (message: ExchangeMessage): void => {
    ready = send(encodeMessage(message))
  }
  const compare = (): void => {
    const yours = chains.heads().filter((head) => head.device === peer)
    tell({ type: 'state', heads: myDigest(), cards: cards.digest(), yours })
  }
  const myDigest = (): string => digestOfHeads([...replica.heads()].sort(compareHeads))

  const message = (bytes: Uint8Array): boolean => {
    const decodedMessage = decodeMessage(bytes)
    if (!decodedMessage.ok) return false
    if (decodedMessage.value) handle(decodedMessage.value)
    return true
  }
  const handle = (said: ExchangeMessage): void => {
    if (said.type === 'state') hearState(said)
    else if (said.type === 'vector') hearVector(said.heads)
    else if (said.type === 'points') hearPoints(said.heads)
    else if (said.type === 'run') hearRun(said.run)
    else if (said.type === 'card') hearCard(said.card)
    else if (said.type === 'texts') hearTexts(said)
  }
  const hearState = (said: Extract<ExchangeMessage, { type: 'state' }>): void => {
    if (said.yours.some((head) => chains.find(head) === undefined)) {
      ownHeadChecked = false
      events.ownLogElsewhere(said.yours)
      tell({ type: 'vector', heads: replica.heads() })
      tell({ type: 'points', heads: pointsOf(chains, replica.keys().device) })
      return
    }
    ownHeadChecked = true
    theirDigest = said.heads
    if (said.cards !== cards.digest() && mayReceive()) for (const card of cards.all()) tell({ type: 'card', card })
    if (said.heads === myDigest()) {
      theirs = replica.heads()
      sayTexts()
      events.inStep()
    } else tell({ type: 'vector', heads: replica.heads() })
    pump()
  }
  const hearVector = (heads: readonly Head[]): void => {
    theirs = heads
    askedPoints = new Set()
    pump()
  }
  const hearPoints = (points: readonly Head[]): void => {
    for (const device of new Set(points.map((point) => point.device))) {
      extra.push(...missingAfterPoints(chains, device, points))
    }
    pump()
  }
  const hearRun = (run: Uint8Array): void => {
    const [intake] = replica.receive([run])
    if (!intake) return
    counts.entriesTaken += intake.added
    if (intake.refused === 'own-log') return events.ownRun(run)
    if (intake.refused) log.info('run refused', { reason: intake.refused })
    else noteTheirRun(run)
    pump()
  }
  const noteTheirRun = (run: Uint8Array): void => {
    const entries = decodeRun(coalition, run)
    const last = entries.ok ? entries.value.at(-1) : undefined
    if (last) noteTheirs(headOf(last.header.device, last.header.seq, last.hash))
  }
  const noteTheirs = (head: Head): void => {
    theirs = [...(theirs ?? []).filter((old) => !isBehind(old, head)), head]
  }
  const isBehind = (old: Head, head: Head): boolean => {
    if (old.device !== head.device || old.seq > head.seq) return false
    const chain = chains.find(head)
    return chain !== undefined && chains.hashAt(chain, old.seq)?.startsWith(old.prefix) === true
  }
  const hearCard = (card: Uint8Array): void => {
    if (mayReceive() && cards.take(card)) events.inStep()
  }
  const sayTexts = (): void => {
    if (replica.waiting() > 0 || !mayReceive()) return
    replica.documents.flush()
    tell({ type: 'texts', frontier: digestOfHeads(replica.frontier()), texts: replica.textsDigest() })
  }
  const hearTexts = (said: Extract<ExchangeMessage, { type: 'texts' }>): void => {
    if (said.frontier !== digestOfHeads(replica.frontier()) || replica.waiting() > 0) return
    replica.documents.flush()
    if (said.texts !== replica.textsDigest()) events.alarm()
  }

  /** Sends runs until the peer has everything or the session wants no more. */
  const pump = (): void => {
    if (!theirs || !ownHeadChecked || !mayReceive()) return
    let sent = false
    for (let next = takeNext(); ready && next; next = takeNext()) {
      tell({ type: 'run', run: next })
      counts.runsSent++
      counts.runBytesSent += next.length
      sent = true
    }
    if (!sent && ready && isInStep()) events.inStep()
  }
  const takeNext = (): Uint8Array | undefined => {
    const stretch = extra.shift() ?? nextMissing()
    const next = stretch && nextRun(store, chains, stretch)
    if (!stretch || !next) return undefined
    const { header, hash } = next.through
    counts.entriesSent += header.seq - stretch.from + 1
    noteTheirs(headOf(header.device, header.seq, hash))
    return next.run
  }
  const nextMissing = (): Missing | undefined => {
    const { missing, diverged } = comparePeer(chains, theirs ?? [])
    for (const device of diverged) {
      if (askedPoints.has(device)) continue
      askedPoints.add(device)
      tell({ type: 'points', heads: pointsOf(chains, device) })
    }
    return missing[0]
  }
  const isInStep = (): boolean => {
    if (!theirs) return false
    const mine = myDigest()
    return mine === theirDigest || digestOfHeads([...theirs].sort(compareHeads)) === mine
  }
  const pumpNow = (): void => {
    ready = true
    pump()
  }

  compare()
  return { message, pump: pumpNow, compare, isInStep, counts: () => ({ ...counts }) }
}
