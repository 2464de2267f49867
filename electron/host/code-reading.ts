/** What a pasted text is to this computer: an offer to answer, an answer to an own offer, or why it does nothing more. Pure. SPEC rules CODE-5, CODE-6. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { type ConnectionCode, findConnectionCode, openConnectionCode } from '../../shared/connection-code/connection-code.ts'
import type { Crypto } from '../../shared/crypto/crypto.ts'
import type { CoalitionId, DeviceId } from '../../shared/ids.ts'
import type { IceServers } from '../../shared/webrtc/lobby.ts'

/** Why a text does nothing more. */
export type CodeFault = NonNullable<OutputOf<'code.take'>['fault']>
/** How far a code is that was made here. */
export type CodeState = OutputOf<'code.make'>['state']

/** A coalition of this profile, as codes need it. */
export interface CodeMember {
  readonly coalition: CoalitionId
  /** The newest first. */
  readonly accessKeys: readonly Uint8Array[]
  readonly device: DeviceId
  readonly seed: Uint8Array
  readonly belongs: (device: DeviceId) => boolean
  /** Servers that are asked for further ways in. */
  readonly iceServers: IceServers
}

/** What a text is read with. */
export interface CodeReading {
  readonly crypto: Crypto
  /** Milliseconds since 1970. */
  readonly now: number
  readonly member: CodeMember
  /** Whether another coalition of the profile could open it. */
  readonly others: readonly Pick<CodeMember, 'coalition' | 'accessKeys'>[]
  /** The kind that was asked for; undefined for either. */
  readonly as: ConnectionCode['kind'] | undefined
  /** How far an offer is that was made here; undefined for one that was not, or that ended with its program. */
  readonly stateOf: (offer: string) => CodeState | undefined
}

/** How long a code can be used, in milliseconds. */
export const CODE_LIFE_MS = 15 * 60_000

/** A code that can be used now, or why not. */
export type CodeRead = { readonly fault: CodeFault } | { readonly fault: null; readonly code: ConnectionCode }

/** Reads a text. Never throws. */
export function readCode(text: string, reading: CodeReading): CodeRead {
  const { crypto, member, others, as } = reading
  const found = findConnectionCode(text)
  if (!found.ok) return { fault: found.reason }
  const opened = openConnectionCode(crypto, found.code, member)
  if (!opened.ok) {
    if (opened.reason === 'forged') return { fault: 'forged' }
    return { fault: others.some((other) => openConnectionCode(crypto, found.code, other).ok) ? 'other-coalition' : 'foreign' }
  }
  const code = opened.value
  const fault = as !== undefined && code.kind !== as ? code.kind : (faultOfMaker(code, reading) ?? faultOfUse(code, reading))
  return fault === undefined ? { fault: null, code } : { fault }
}

function faultOfMaker({ maker }: ConnectionCode, { member }: CodeReading): CodeFault | undefined {
  if (maker === member.device) return 'own'
  return member.belongs(maker) ? undefined : 'no-member'
}

function faultOfUse({ answers, madeAt }: ConnectionCode, { now, member, stateOf }: CodeReading): CodeFault | undefined {
  if (answers === null) return Math.abs(now - madeAt) > CODE_LIFE_MS ? 'old' : undefined
  if (answers.maker !== member.device) return 'other-computer'
  const state = stateOf(answers.id)
  return state === undefined ? 'gone' : FAULT_OF_STATE[state]
}

const FAULT_OF_STATE: Readonly<Record<CodeState, CodeFault | undefined>> = {
  waiting: undefined,
  linking: 'used',
  linked: 'used',
  failed: 'used',
  expired: 'expired',
  lost: 'gone',
}
