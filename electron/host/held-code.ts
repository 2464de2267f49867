/** One connection code that was made here: waiting, linking, and over. SPEC rules CODE-5, CODE-7, CODE-8. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import { type ConnectionCode, writeConnectionCode } from '../../shared/connection-code/connection-code.ts'
import type { CoalitionId, DeviceId } from '../../shared/ids.ts'
import type { Way } from '../../shared/webrtc/connection-description.ts'
import type { ConnectByHand } from '../adapters/webrtc/host-lobby.ts'
import type { Link } from '../core/ports/link.ts'
import type { Sessions } from '../core/session/sessions.ts'
import { CODE_LIFE_MS, type CodeMember, type CodeState } from './code-reading.ts'
import type { HostTools } from './host-tools.ts'

/** A code as it is now. */
export interface MadeCode extends Pick<OutputOf<'code.make'>, 'id' | 'kind' | 'text' | 'until' | 'state'> {
  readonly coalition: CoalitionId
  /** The computer at the other end; null for an offer that nobody answered. */
  readonly with: DeviceId | null
  /** The ways in of the other end. */
  readonly ways: readonly Way[]
}

/** See the head of this file. */
export interface HeldCode {
  readonly view: () => MadeCode
  /** The offer that it answers; null for an offer. */
  readonly answers: string | null
  /** Takes the answer to an own offer that waits. */
  readonly accept: (answer: ConnectionCode) => void
  /** Gives it up; a link that came about stays. */
  readonly expire: () => void
  /** Gives it up with its link. */
  readonly stop: () => void
}

/** What it is made with; `changed` hears whenever `view` answers otherwise. */
export interface HeldCodeTools extends HostTools {
  readonly connect: ConnectByHand
  readonly sessions: Pick<Sessions, 'accept' | 'peers'>
  readonly changed: () => void
}

const DESCRIBE_MS = 10_000
const LINK_MS = 30_000
const LOOK_EVERY_MS = 200

/** Makes an offer, or the answer to `offer`. Rejects with `unreachable` where WebRTC does not answer in time. */
export async function makeCode(tools: HeldCodeTools, member: CodeMember, offer: ConnectionCode | undefined): Promise<HeldCode> {
  const { clock, connect, sessions, changed } = tools
  const links: Link[] = []
  let other: Pick<ConnectionCode, 'maker' | 'description'> | undefined = offer
  let state: CodeState = 'waiting'

  const settle = (next: CodeState): void => {
    if (state !== 'waiting' && state !== 'linking') return
    state = next
    timer.cancel()
    connection.close()
    changed()
  }
  const link = (opened: Link): void => {
    links.push(opened)
    sessions.accept(opened)
    beginLinking()
  }
  const connection = connect(offer?.description, { link, ended: () => settle('lost') }, member.iceServers)
  let timer = clock.after(DESCRIBE_MS, connection.close)
  const description = await connection.description.finally(timer.cancel)
  const { id, text } = textOf(tools, member, offer, description)
  const until = clock.now() + CODE_LIFE_MS
  timer = clock.after(CODE_LIFE_MS, () => settle('expired'))

  /** Looks until the other computer has proved itself over some link. */
  const beginLinking = (): void => {
    if (state !== 'waiting') return
    state = 'linking'
    timer.cancel()
    timer = clock.after(LINK_MS, () => settle('failed'))
    changed()
    look()
  }
  const look = (): void => {
    if (state !== 'linking') return
    const isHere = sessions.peers().some(({ peer, coalition }) => peer === other?.maker && coalition === member.coalition)
    if (isHere) settle('linked')
    else clock.after(LOOK_EVERY_MS, look)
  }
  const accept = (answer: ConnectionCode): void => {
    other = answer
    connection.accept(answer.description)
    beginLinking()
  }
  const expire = (): void => settle('expired')
  const stop = (): void => {
    for (const one of links) one.close('stopping')
    expire()
  }
  const view = (): MadeCode => ({
    id,
    kind: offer ? 'answer' : 'offer',
    text,
    until,
    state,
    coalition: member.coalition,
    with: other?.maker ?? null,
    ways: other?.description.ways ?? [],
  })
  return { view, answers: offer?.id ?? null, accept, expire, stop }
}

function textOf(
  { crypto, clock, random }: HeldCodeTools,
  { coalition, seed, device: maker, accessKeys }: CodeMember,
  offer: ConnectionCode | undefined,
  description: ConnectionCode['description'],
): { readonly id: string; readonly text: string } {
  const id = random.bytes(16)
  const [accessKey] = accessKeys
  if (!accessKey) throw new Error('a member holds a key at least')
  const answers = offer ? { id: offer.id, maker: offer.maker } : null
  const content = { kind: offer ? 'answer' : 'offer', answers, maker, madeAt: clock.now(), description } as const
  return { id: toHex(id), text: writeConnectionCode(crypto, { id, coalition, accessKey, seed }, content) }
}
