/** What a member and a joiner say to each other before the joiner belongs. SPEC rules JOIN-1 to JOIN-5. */
import { z } from 'zod'
import { fromUtf8, utf8 } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import type { CoalitionId } from '../ids.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const name = z.string().max(512)

const invitation = z.object({
  coalition: hex(32).transform((value) => value as CoalitionId),
  /** Shows that the code was made for this coalition. */
  proof: hex(32),
  coalitionName: name,
  organisationName: name,
  from: name,
  /** It is for another computer of whoever made it. Absent otherwise. */
  isOwnComputer: z.literal(true).optional(),
})

const welcome = z.object({
  coalition: hex(32).transform((value) => value as CoalitionId),
  /** The age file of the admitting act. */
  lockbox: z.string().max(8192),
})

/** What the invitation says: shown to the joiner before it answers. */
export type InvitationOffer = z.infer<typeof invitation>
/** What lets the joiner in. */
export type Welcome = z.infer<typeof welcome>

/** The bytes of either. */
export const encodeJoining = (value: InvitationOffer | Welcome): Uint8Array => utf8(JSON.stringify(value))

/** Reads an invitation's offer; never throws. */
export const decodeInvitationOffer = (bytes: Uint8Array): Decoded<InvitationOffer> => read(invitation, bytes)

/** Reads a welcome; never throws. */
export const decodeWelcome = (bytes: Uint8Array): Decoded<Welcome> => read(welcome, bytes)

const MAX_BYTES = 16 * 1024

function read<T>(schema: z.ZodType<T>, bytes: Uint8Array): Decoded<T> {
  if (bytes.length > MAX_BYTES) return refused('too large')
  try {
    const parsed = schema.safeParse(JSON.parse(fromUtf8(bytes)))
    return parsed.success ? decoded(parsed.data) : refused('wrong shape')
  } catch {
    return refused('not JSON')
  }
}
