/** Calls about connection codes: two messages that link two members without a meeting point in common. SPEC section CODE. */
import { z } from 'zod'
import { empty, id, time } from './fields.ts'

/**
 * Whether codes can work here. `no-route`: this program's live connections offer no address while the network leads nowhere else; `private`: on one network or VPN; `public`: also where one end has an address of the internet; `seen`: mostly also between homes, as a server says how
 * both look from outside; `passed-on`: nearly everywhere, as a server passes on what cannot go directly.
 */
export const PROSPECTS = ['no-webrtc', 'switched-off', 'no-network', 'no-route', 'alone', 'private', 'public', 'seen', 'passed-on'] as const

/** Why a text does nothing more. `electron/host/code-reading.ts` says when each is given. */
export const CODE_FAULTS = [
  'none',
  'newer',
  'cut',
  'changed',
  'foreign',
  'other-coalition',
  'forged',
  'no-member',
  'own',
  'offer',
  'answer',
  'old',
  'used',
  'expired',
  'gone',
  'other-computer',
] as const

const code = z.object({
  id,
  /** An answer was made to the code of another. */
  kind: z.enum(['offer', 'answer']),
  /** What is sent to the other. */
  text: z.string(),
  /** Until when it can be used. */
  until: time,
  /** `lost`: what it led to is gone, with the program that carries live connections. */
  state: z.enum(['waiting', 'linking', 'linked', 'failed', 'expired', 'lost']),
  /** Who is at the other end; null for an offer that nobody answered yet. */
  with: z.object({ name: z.string(), organisationName: z.string() }).nullable(),
  /** What the other's addresses say before it is tried: on a network of this computer, reachable from anywhere, with the help of a server, or most likely not at all. */
  outlook: z.enum(['near', 'public', 'helped', 'far']).nullable(),
})
const codes = z.object({
  prospect: z.enum(PROSPECTS),
  /** Codes made here since the program began, the newest first. */
  codes: z.array(code),
})

/** See the head of this file. */
export const codeCalls = {
  'code.list': { input: empty, output: codes },
  /** Makes the first code. Throws `unreachable` where codes cannot work here. */
  'code.make': { input: empty, output: code },
  /** Takes what the other sent: a first code is answered by a code, an answer links. `as` refuses the other kind. Throws `unreachable`. */
  'code.take': {
    input: z.strictObject({ text: z.string().max(65_536), as: z.enum(['offer', 'answer']).optional() }),
    output: z.union([z.object({ fault: z.enum(CODE_FAULTS) }), z.object({ fault: z.null(), code })]),
  },
  /** Gives one up, or puts one that is over out of sight. */
  'code.cancel': { input: z.strictObject({ id }), output: codes },
} as const
