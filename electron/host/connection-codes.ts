/** The connection codes of one host. They live in this program alone. SPEC rules CODE-5 to CODE-8. */
import type { ConnectionCode } from '../../shared/connection-code/connection-code.ts'
import { type CodeFault, type CodeMember, type CodeState, readCode } from './code-reading.ts'
import { type HeldCode, type HeldCodeTools, type MadeCode, makeCode } from './held-code.ts'

/** See the head of this file. */
export interface ConnectionCodes {
  /** The first code of two. Rejects with `unreachable` where WebRTC does not answer. */
  readonly make: (member: CodeMember) => Promise<MadeCode>
  /** Takes what the other sent. Rejects with `unreachable` where WebRTC does not answer. */
  readonly take: (text: string, member: CodeMember, how: TakingCode) => Promise<CodeTaken>
  /** Gives one up, or forgets one that is over; a link that came about stays. */
  readonly cancel: (id: string) => void
  /** The newest first. */
  readonly list: () => readonly MadeCode[]
  /** Ends all of them with their links. */
  readonly stop: () => void
}

/** How a text is taken. */
export interface TakingCode {
  /** The kind that is expected; undefined for either. */
  readonly as: ConnectionCode['kind'] | undefined
  /** The profile's other coalitions. */
  readonly others: readonly CodeMember[]
}

/** The code that came of a text, made or used, or why none did. */
export type CodeTaken = { readonly fault: CodeFault } | { readonly fault: null; readonly code: MadeCode }

const MOST_WAITING = 8
/** Those that are over are remembered so that a person is told so. */
const MOST_KEPT = 32

/** None yet. */
export function createConnectionCodes(tools: HeldCodeTools): ConnectionCodes {
  const { crypto, clock, changed } = tools
  let all: readonly HeldCode[] = []
  const answering = new Map<string, Promise<HeldCode>>()

  const begin = async (member: CodeMember, offer: ConnectionCode | undefined): Promise<HeldCode> => {
    const made = await makeCode(tools, member, offer)
    all = [made, ...all].slice(0, MOST_KEPT)
    const waiting = all.filter(({ view }) => view().state === 'waiting')
    for (const { expire } of waiting.slice(MOST_WAITING)) expire()
    changed()
    return made
  }
  const answer = async (member: CodeMember, offer: ConnectionCode): Promise<HeldCode> => {
    const before = all.find(({ answers }) => answers === offer.id)
    if (before) return before
    const begun = answering.get(offer.id) ?? begin(member, offer).finally(() => answering.delete(offer.id))
    answering.set(offer.id, begun)
    return await begun
  }
  const offerNamed = (id: string): HeldCode | undefined => all.find(({ answers, view }) => answers === null && view().id === id)

  const take: ConnectionCodes['take'] = async (text, member, how) => {
    const stateOf = (offer: string): CodeState | undefined => offerNamed(offer)?.view().state
    const read = readCode(text, { crypto, now: clock.now(), member, stateOf, ...how })
    if (read.fault !== null) return read
    return read.code.answers === null ? await takeOffer(member, read.code) : takeAnswer(read.code, read.code.answers.id)
  }
  const takeOffer = async (member: CodeMember, offer: ConnectionCode): Promise<CodeTaken> => {
    const code = (await answer(member, offer)).view()
    return code.state === 'waiting' ? { fault: null, code } : { fault: FAULT_OF_ANSWERED[code.state] }
  }
  const takeAnswer = (said: ConnectionCode, id: string): CodeTaken => {
    const offer = offerNamed(id)
    if (!offer) return { fault: 'gone' }
    offer.accept(said)
    return { fault: null, code: offer.view() }
  }
  const cancel = (id: string): void => {
    const named = all.find(({ view }) => view().id === id)
    all = all.filter((held) => held !== named)
    named?.expire()
    changed()
  }
  const stop = (): void => {
    for (const held of all) held.stop()
  }
  const make = async (member: CodeMember): Promise<MadeCode> => (await begin(member, undefined)).view()
  return { make, take, cancel, list: () => all.map(({ view }) => view()), stop }
}

/** What an offer does that was answered here before. */
const FAULT_OF_ANSWERED: Readonly<Record<Exclude<CodeState, 'waiting'>, CodeFault>> = {
  linking: 'used',
  linked: 'used',
  failed: 'used',
  expired: 'old',
  lost: 'used',
}
