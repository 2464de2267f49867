/** What a profile remembers of a coalition: keys of this computer, the members' access key, where its record lies. */
import { z } from 'zod'
import { fromHex, fromUtf8, toHex, utf8 } from '../../shared/bytes/hex.ts'
import type { CoalitionId, DeviceId } from '../../shared/ids.ts'
import type { ReplicaStore } from '../core/ports/replica-store.ts'
import type { DeviceKeys } from '../core/replica/own-log.ts'

/** See the head of this file. */
export interface CoalitionKeys {
  readonly coalition: CoalitionId
  readonly keys: DeviceKeys
  readonly accessKey: Uint8Array
  /** Addresses at which members were reached, newest last. */
  readonly addresses: readonly string[]
}

const hexBytes = z.string().regex(/^[0-9a-f]{64}$/)
const stored = z.object({
  coalition: hexBytes.transform((value) => value as CoalitionId),
  device: hexBytes.transform((value) => value as DeviceId),
  seed: hexBytes,
  agreement: hexBytes,
  accessKey: hexBytes,
  addresses: z.array(z.string().max(256)).max(32),
})

const PREFIX = 'coalition/'

/** Remembers a coalition in the profile's own store, replacing what was remembered of it. */
export function rememberCoalition(profile: ReplicaStore, { coalition, keys, accessKey, addresses }: CoalitionKeys): void {
  const record = {
    coalition,
    device: keys.device,
    seed: toHex(keys.seed),
    agreement: toHex(keys.agreement),
    accessKey: toHex(accessKey),
    addresses: addresses.slice(-32),
  }
  profile.setValue(PREFIX + coalition, utf8(JSON.stringify(record)))
}

/** Every coalition of the profile. */
export function recallCoalitions(profile: ReplicaStore): readonly CoalitionKeys[] {
  return profile.values(PREFIX).map(({ value }) => {
    const { coalition, device, seed, agreement, accessKey, addresses } = stored.parse(JSON.parse(fromUtf8(value)))
    const keys = { device, seed: fromHex(seed), agreement: fromHex(agreement) }
    return { coalition, keys, accessKey: fromHex(accessKey), addresses }
  })
}
