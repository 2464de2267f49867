/** Calls about the servers that help members of a coalition to link. SPEC section RELAY. */
import { z } from 'zod'
import { MAX_RELAY_TEXT } from '../../relays/relay-server.ts'
import { empty } from './fields.ts'

const text = z.string().trim().max(MAX_RELAY_TEXT)
const relays = z.object({
  /** Without passwords: no answer holds one. */
  servers: z.array(z.object({ url: z.string(), isTurn: z.boolean(), username: z.string() })),
  /** Whether this person enters them. */
  maySet: z.boolean(),
  /** False in careful mode: this computer asks none. */
  areAsked: z.boolean(),
})

/** See the head of this file. */
export const relayCalls = {
  'relays.list': { input: empty, output: relays },
  /** Enters one, or gives another name and password to one that is there. Throws `no-right` for anyone but a coordinator, `bad-input`. */
  'relays.add': {
    input: z.strictObject({ url: text.min(1), username: text.default(''), password: z.string().max(MAX_RELAY_TEXT).default('') }),
    output: relays,
  },
  /** Throws `no-right`, `not-found`. */
  'relays.remove': { input: z.strictObject({ url: text.min(1) }), output: relays },
} as const
