/** Membership acts: who belongs, with which rights. They hold ids and keys only, never names. SPEC rules MEM-1 to MEM-16. */
import { z } from 'zod'
import { fromUtf8, utf8 } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
import { coalitionIdOf, type EntryHeader } from '../entry/header.ts'
import type { DeviceId, EntryHash, EpochId, OrganisationId, PersonId } from '../ids.ts'
import { moment } from '../moment.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const key = hex(32)
const device = key.transform((value) => value as DeviceId)
const person = hex(16).transform((value) => value as PersonId)
const organisation = hex(16).transform((value) => value as OrganisationId)
const seq = z
  .int()
  .min(0)
  .max(2 ** 40)
const base64url = (maxCharacters: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]*$/)
    .max(maxCharacters)

/** What a person may do. Rights are separate: an editor may not sign, a signatory may not edit unless given both; a helper's computer keeps and passes on. */
export const roleSchema = z.enum(['coordinator', 'editor', 'signatory', 'observer', 'helper'])
/** See `roleSchema`. */
export type Role = z.infer<typeof roleSchema>
const roles = z.array(roleSchema).min(1).max(5)

/** Up to where a device's log stays valid: the entry at `seq` has this hash; 0 and zeros for "nothing of it". */
const cut = z.strictObject({ device, seq, hash: key.transform((value) => value as EntryHash) })

/** What every act may say of itself. */
const clock = moment.optional()

const act = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('found'),
    nonce: hex(16),
    person,
    organisation,
    agreement: key,
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    clock,
  }),
  z.strictObject({
    t: z.literal('invite'),
    invitation: key,
    organisation,
    roles,
    expires: z.iso.datetime(),
    /** Key with which any member can meet the invited; known to members and to whoever holds the code. */
    rendezvous: key,
    /** HMAC by a key only the code yields, over the coalition: the code means this coalition and no other. */
    proof: key,
    /** The author's own person: the invitation is for another computer of theirs. SPEC MEM-13. */
    computerOf: person.optional(),
    clock,
  }),
  z.strictObject({
    t: z.literal('admit'),
    invitation: key,
    device,
    agreement: key,
    person,
    organisation,
    roles,
    /** The invitation key's signature over the request (SPEC MEM-4), 64 bytes as hex. */
    request: hex(64),
    /** The epoch's secrets sealed to the new device's agreement key: an age file. */
    lockbox: base64url(8192),
    /** Let in without comparing the six numbers (SPEC JOIN-4). */
    unchecked: z.literal(true).optional(),
    /** The author's own person, whose computer it becomes; `person` is then only what the request was signed with. SPEC MEM-13. */
    computerOf: person.optional(),
    clock,
  }),
  z.strictObject({ t: z.literal('role'), person, roles, cuts: z.array(cut).max(64), clock }),
  z.strictObject({ t: z.literal('remove'), person, cuts: z.array(cut).max(64), clock }),
  /** Takes one computer from its person, who stays. SPEC MEM-15. */
  z.strictObject({ t: z.literal('remove-computer'), device, cuts: z.array(cut).max(1), clock }),
  /** Undoes a vandal: these entries of one log are neutralised as if written without the right. `to` inclusive. */
  z.strictObject({ t: z.literal('set-aside'), device, from: seq.min(1), to: seq, clock }),
  /** A device retires itself and names the one that goes on for the same person with the same rights. */
  z.strictObject({ t: z.literal('succeed'), device, agreement: key, lockbox: base64url(8192), clock }),
  z.strictObject({
    t: z.literal('epoch'),
    parents: z
      .array(key.transform((value) => value as EpochId))
      .min(1)
      .max(16),
    lockboxes: z.array(z.strictObject({ device, box: base64url(8192) })).max(1000),
    clock,
  }),
])

/** One membership act. */
export type MembershipAct = z.infer<typeof act>
/** A cut as it stands in an act. */
export type Cut = z.infer<typeof cut>

/** The largest body of a membership act, in bytes. */
export const MAX_MEMBERSHIP_BYTES = 256 * 1024

const KNOWN: ReadonlySet<string> = new Set(act.options.map(({ shape }) => shape.t.value))

/** The body of a membership act: JSON in UTF-8, hashed as it is. */
export function encodeMembershipAct(value: MembershipAct): Uint8Array {
  return utf8(JSON.stringify(value))
}

/**
 * Reads a body. `unknown` is an act of a newer version: everything causally after it waits for an update.
 * A known type with a wrong shape is refused: the entry is neutral and the log goes on.
 */
export function decodeMembershipAct(body: Uint8Array): Decoded<MembershipAct | 'unknown'> {
  if (body.length > MAX_MEMBERSHIP_BYTES) return refused('too large')
  const json = parseJson(body)
  const parsed = act.safeParse(json)
  if (parsed.success) return decoded(parsed.data)
  const type = z.object({ t: z.string() }).safeParse(json)
  if (type.success && !KNOWN.has(type.data.t)) return decoded('unknown')
  return refused('not a membership act')
}

/**
 * Reads the act of an entry. A founding act is one only in the coalition that is named after it (SPEC LOG-12): anybody could begin a log with another.
 */
export function actOfEntry({ coalition, device: author }: EntryHeader, body: Uint8Array): Decoded<MembershipAct | 'unknown'> {
  const read = decodeMembershipAct(body)
  const isFounding = read.ok && read.value !== 'unknown' && read.value.t === 'found'
  return isFounding && coalitionIdOf(author, body) !== coalition ? refused('founds another coalition') : read
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(body))
  } catch {
    return undefined
  }
}
