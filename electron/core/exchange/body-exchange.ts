/** Bodies between two members: how much one lacks is said before it comes, and what was left out is asked for by need. SPEC rules EXCH-10 to EXCH-13. */
import { hashOfBody } from '../../../shared/entry/header.ts'
import type { BodiesState, WantedBodies } from '../../../shared/exchange/body-messages.ts'
import type { ExchangeMessage } from '../../../shared/exchange/messages.ts'
import type { Bringing } from '../bringing/bringing.ts'
import { type Chains, headOf } from '../log/chains.ts'
import type { Intake } from '../log/intake.ts'
import type { AbsentBody } from '../ports/replica-store.ts'
import type { Replica } from '../replica/replica.ts'
import { bodiesFor } from './peer-bodies.ts'
import type { PeerHeads } from './peer-heads.ts'
import { createPlainRate } from './plain-rate.ts'
import type { RunForm } from './run-reader.ts'

/** How a session measures its line while something is waited for. */
export interface ArrivingLine {
  readonly expect: (isExpecting: boolean) => void
  /** Bytes of the session per second. */
  readonly bytesPerSecond: () => number | undefined
}

/** See the head of this file. */
export interface BodyExchange {
  /** What this side says of itself with its state. */
  readonly mine: () => BodiesState
  /** What the peer said of itself; undefined from a version that leaves nothing out. One that goes on comparing and does not answer is asked no longer. */
  readonly hearState: (theirs: BodiesState | undefined) => void
  /** The peer said its heads anew: what it had not it may have by now, and it is told how much it lacks. */
  readonly headsRenewed: () => void
  /** Any message; those that are not about bodies do nothing. `wireBytes` is its length as it came. */
  readonly message: (said: ExchangeMessage, wireBytes: number) => void
  /** A run came, so long on its way. */
  readonly ranIn: (intake: Intake, wireBytes: number) => void
  /** Which bodies go into runs to the peer. */
  readonly form: () => RunForm
  /** Asks for what is wanted next, if nothing is asked for. */
  readonly pull: () => void
  /** True if neither side holds anything by its header alone, as far as the peer said. */
  readonly areAllHere: () => boolean
  /** True if both sides may lack the same bodies, as far as the peer said: as many, of as many bytes. */
  readonly areLackedAlike: () => boolean
  readonly end: () => void
}

/** What the bodies' part of an exchange works on. */
export interface BodyExchangeTools {
  readonly replica: Replica
  readonly bringing: Bringing
  readonly theirs: PeerHeads
  readonly line: ArrivingLine
  readonly mayReceive: () => boolean
  readonly tell: (message: ExchangeMessage) => void
  /** What this side says of itself should be said again. */
  readonly changed: () => void
}

/** Less than this comes before anybody could answer. */
const WORTH_SAYING_BYTES = 64 * 1024
const FIRST_BATCH_BYTES = 16 * 1024
const MOST_BATCH_BYTES = 256 * 1024
const BATCH_SECONDS = 6
/** So many comparisons without an answer, 15 s each. */
const PATIENCE = 8

/** Nothing is known of the peer yet. */
export function createBodyExchange(tools: BodyExchangeTools): BodyExchange {
  const { replica, bringing, theirs, line, mayReceive, tell } = tools
  const { store, chains } = replica
  const { weigh, bytesPerSecond } = createPlainRate(line.bytesPerSecond)
  let peer: BodiesState | undefined
  let announced = 0
  let said: BodiesState['form'] = 'whole'
  let asked: { readonly bodies: readonly AbsentBody[]; states: number } | undefined
  let passedOver = new Set<string>()

  const lacked = (): Omit<BodiesState, 'form'> => {
    const absent = store.absentSums()
    return { absentEntries: sumOf(absent.map(({ entries }) => entries)), absentBytes: sumOf(absent.map(({ bytes }) => bytes)) }
  }
  const mine = (): BodiesState => {
    said = bringing.wantsHeadersFirst() ? 'headers' : 'whole'
    return { form: said, ...lacked() }
  }
  const hearState: BodyExchange['hearState'] = (state) => {
    if (state?.absentBytes !== peer?.absentBytes) passedOver = new Set()
    peer = state
    if (asked && ++asked.states >= PATIENCE) answered()
  }
  const headsRenewed = (): void => {
    passedOver = new Set()
    if (!peer || !mayReceive()) return
    const weights = theirs.compare().missing.map(({ chain, from }) => store.weight(chain, from))
    const bytes = sumOf(weights.map((one) => one.bytes))
    if (bytes >= WORTH_SAYING_BYTES) tell({ type: 'sizes', entries: sumOf(weights.map(({ entries }) => entries)), bytes })
  }
  const announcedBytes = (): number => (theirs.areHere() ? 0 : announced)
  const expects = (): void => line.expect(asked !== undefined || announcedBytes() > 0)
  const leave = bringing.join({ bytesPerSecond, announcedBytes })
  const stop = bringing.listen(() => {
    if (said !== (bringing.wantsHeadersFirst() ? 'headers' : 'whole')) tools.changed()
    pull()
  })

  const pull = (): void => {
    if (asked || !peer || !mayReceive()) return
    const bodies = bringing.take(batchBytes(bytesPerSecond()), (absent) => passedOver.has(nameOf(absent)))
    if (bodies.length > 0) {
      asked = { bodies, states: 0 }
      tell({ type: 'bodies-wanted', wanted: wantedOf(chains, bodies) })
    }
    expects()
  }
  const answered = (): void => {
    const bodies = asked?.bodies ?? []
    asked = undefined
    bringing.giveBack(bodies)
    for (const absent of bodies) if (isStillAbsent(absent)) passedOver.add(nameOf(absent))
  }
  const isStillAbsent = (absent: AbsentBody): boolean => store.lacking(absent.hash).some((one) => nameOf(one) === nameOf(absent))
  /** What was not asked for is not taken: a person may have chosen not to. */
  const hearBodies = (bodies: readonly Uint8Array[], wireBytes: number): void => {
    if (!asked) return
    weigh(wireBytes, sumOf(bodies.map(({ length }) => length)))
    const wanted = new Set<string>(asked.bodies.map(({ hash }) => hash))
    const bytes = replica.receiveBodies(bodies.filter((body) => wanted.has(hashOfBody(body))))
    answered()
    bringing.came(bytes)
    pull()
  }
  const message: BodyExchange['message'] = (said, wireBytes) => {
    if (!mayReceive()) return
    if (said.type === 'bodies-wanted') tell({ type: 'bodies', bodies: bodiesFor(store, chains, said.wanted) })
    if (said.type === 'bodies') hearBodies(said.bodies, wireBytes)
    if (said.type === 'sizes') {
      announced = said.bytes
      expects()
      bringing.lineChanged()
    }
  }
  const ranIn: BodyExchange['ranIn'] = ({ namedBytes, broughtBytes, filled }, wireBytes) => {
    if (broughtBytes > namedBytes / 2) weigh(wireBytes, broughtBytes)
    const wasAnnounced = announced > 0
    announced = theirs.areHere() ? 0 : Math.max(0, announced - namedBytes)
    if (wasAnnounced) bringing.came(broughtBytes)
    else if (filled.length > 0 || namedBytes > broughtBytes) bringing.lineChanged()
    expects()
    pull()
  }
  const form = (): RunForm => {
    if (!peer) return 'whole'
    return peer.form === 'headers' ? 'headers' : 'held'
  }
  const end = (): void => {
    stop()
    bringing.giveBack(asked?.bodies ?? [])
    leave()
  }
  const areAllHere = (): boolean => (peer?.absentEntries ?? 0) === 0 && store.absentSums().length === 0
  const areLackedAlike = (): boolean => {
    const { absentEntries, absentBytes } = lacked()
    return absentEntries === (peer?.absentEntries ?? 0) && absentBytes === (peer?.absentBytes ?? 0)
  }
  return { mine, hearState, headsRenewed, message, ranIn, form, pull, areAllHere, areLackedAlike, end }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
const nameOf = ({ chain, seq }: AbsentBody): string => `${chain} ${seq}`

function batchBytes(bytesPerSecond: number | undefined): number {
  if (bytesPerSecond === undefined) return FIRST_BATCH_BYTES
  return Math.min(MOST_BATCH_BYTES, Math.max(FIRST_BATCH_BYTES, bytesPerSecond * BATCH_SECONDS))
}

/** The bodies by log; each chain's own entries are named by the last of them. */
function wantedOf(chains: Chains, bodies: readonly AbsentBody[]): readonly WantedBodies[] {
  return [...Map.groupBy(bodies, ({ chain }) => chain)].flatMap(([chain, absent]) => {
    const seqs = absent.map(({ seq }) => seq).sort((a, b) => a - b)
    const last = seqs.at(-1) ?? 0
    const hash = chains.hashAt(chain, last)
    return hash ? [{ through: headOf(chains.get(chain).device, last, hash), seqs }] : []
  })
}
