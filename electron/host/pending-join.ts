/** A request to be let in that outlives the program: it goes out again whenever a member can be reached. */
import { z } from 'zod'
import { fromHex, fromUtf8, toHex, utf8 } from '../../shared/bytes/hex.ts'
import type { DeviceId, PersonId } from '../../shared/ids.ts'
import { invitationKeys } from '../../shared/invitation/invitation-code.ts'
import type { Joiner } from '../core/coalition/request-card.ts'
import type { ReplicaStore } from '../core/ports/replica-store.ts'

/** What is kept: the code's secret and the keys that were made for the request. */
export interface PendingJoin {
  readonly secret: Uint8Array
  readonly joiner: Joiner
  readonly addresses: readonly string[]
  /** URLs of mailboxes through which it goes as well. */
  readonly mailboxes: readonly string[]
  /** Nobody is contacted for it. */
  readonly byEnvelope: boolean
  /** What the invitation said, once a member was reached. */
  readonly coalitionName: string | undefined
  readonly organisationName: string | undefined
  readonly isOwnComputer: boolean
}

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const stored = z.object({
  secret: hex(16),
  device: hex(32).transform((value) => value as DeviceId),
  seed: hex(32),
  agreement: hex(32),
  person: hex(16).transform((value) => value as PersonId),
  name: z.string(),
  madeAt: z.int(),
  addresses: z.array(z.string()),
  /** Absent in profiles of before. */
  mailboxes: z.array(z.string()).default([]),
  coalitionName: z.string().optional(),
  organisationName: z.string().optional(),
  /** Absent in profiles of before. */
  byEnvelope: z.boolean().default(false),
  /** Absent in profiles of before. */
  isOwnComputer: z.boolean().default(false),
})

const NAME = 'pending-join'

/** Keeps the request; undefined forgets it. */
export function keepPendingJoin(profile: ReplicaStore, pending: PendingJoin | undefined): void {
  if (!pending) return profile.setValue(NAME, undefined)
  const { secret, joiner, addresses, mailboxes, byEnvelope, coalitionName, organisationName, isOwnComputer } = pending
  const { keys, person, name, madeAt } = joiner
  const record = {
    secret: toHex(secret),
    device: keys.device,
    seed: toHex(keys.seed),
    agreement: toHex(keys.agreement),
    person,
    name,
    madeAt,
    addresses,
    mailboxes,
    byEnvelope,
    coalitionName,
    organisationName,
    isOwnComputer,
  }
  profile.setValue(NAME, utf8(JSON.stringify(record)))
}

/** The request that is kept, if any. */
export function recallPendingJoin(profile: ReplicaStore): PendingJoin | undefined {
  const bytes = profile.value(NAME)
  if (!bytes) return undefined
  const { secret, device, seed, agreement, person, name, madeAt, ...asked } = stored.parse(JSON.parse(fromUtf8(bytes)))
  const keys = { device, seed: fromHex(seed), agreement: fromHex(agreement) }
  const joiner: Joiner = { invitation: invitationKeys(fromHex(secret)), keys, person, name, madeAt }
  const { addresses, mailboxes, byEnvelope, coalitionName, organisationName, isOwnComputer } = asked
  return { secret: fromHex(secret), joiner, addresses, mailboxes, byEnvelope, coalitionName, organisationName, isOwnComputer }
}
