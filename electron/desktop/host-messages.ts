/** What Electron's main process and the host's process say to each other; both check what they hear. */
import { z } from 'zod'

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= 4096)

/** What main says. Guests' and the network page's ports come along with theirs. */
export const toHost = z.discriminatedUnion('type', [
  /** First: where the profile is, and which keyring main can ask; null where the system's must not be used. */
  z.strictObject({ type: z.literal('begin'), directory: z.string(), keyring: z.string().nullable(), debug: z.boolean() }),
  z.strictObject({ type: z.literal('guest') }),
  z.strictObject({ type: z.literal('network') }),
  z.strictObject({ type: z.literal('key'), id: z.int(), bytes: bytes.nullable() }),
  z.strictObject({ type: z.literal('end') }),
])
/** See `toHost`. */
export type ToHost = z.infer<typeof toHost>

/** What the host's process says. */
export const fromHost = z.discriminatedUnion('type', [
  /** The profile is open, locked or missing, and guests are served. */
  z.strictObject({ type: z.literal('ready') }),
  /** It cannot serve, and would not when started again. `message` is a sentence for a person. */
  z.strictObject({ type: z.literal('failed'), message: z.string().max(1024) }),
  /** Asks main's keyring to seal or open a key. */
  z.strictObject({ type: z.literal('keyring'), id: z.int(), act: z.enum(['seal', 'unseal']), bytes }),
  z.strictObject({ type: z.literal('ended') }),
])
/** See `fromHost`. */
export type FromHost = z.infer<typeof fromHost>
