/** A new coalition: its founder's keys, its founding act, and the access key of its members. SPEC rules MEM-1, SESS-1. */
import { toHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { coalitionIdOf } from '../../../shared/entry/header.ts'
import type { CoalitionId, DeviceId, OrganisationId, PersonId } from '../../../shared/ids.ts'
import { encodeMembershipAct, type MembershipAct } from '../../../shared/membership/acts.ts'
import type { Random } from '../ports/random.ts'
import type { DeviceKeys } from '../replica/own-log.ts'

/** What a founder's replica begins with. */
export interface Founding {
  readonly coalition: CoalitionId
  readonly keys: DeviceKeys
  readonly act: MembershipAct
  readonly accessKey: Uint8Array
  readonly person: PersonId
  readonly organisation: OrganisationId
}

/** New keys for one device in one coalition. */
export function createDeviceKeys(crypto: Crypto, random: Random): DeviceKeys {
  const seed = random.bytes(32)
  return { device: toHex(crypto.signingPublicKey(seed)) as DeviceId, seed, agreement: random.bytes(32) }
}

/** Everything a new coalition needs before its first entry. `country` is two capital letters; `clock` is when, in milliseconds. */
export function foundCoalition(crypto: Crypto, random: Random, country: string | undefined, clock?: number): Founding {
  const keys = createDeviceKeys(crypto, random)
  const person = toHex(random.bytes(16)) as PersonId
  const organisation = toHex(random.bytes(16)) as OrganisationId
  const agreement = toHex(crypto.agreementPublicKey(keys.agreement))
  const act: MembershipAct = {
    t: 'found',
    nonce: toHex(random.bytes(16)),
    person,
    organisation,
    agreement,
    ...(country ? { country } : {}),
    ...(clock === undefined ? {} : { clock }),
  }
  const coalition = coalitionIdOf(keys.device, encodeMembershipAct(act))
  return { coalition, keys, act, accessKey: random.bytes(32), person, organisation }
}
