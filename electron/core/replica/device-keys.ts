/** This computer's keys in a coalition as its store keeps them: a successor's replace those it was opened with. */
import { z } from 'zod'
import { fromHex, fromUtf8, toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import type { DeviceKeys } from './own-log.ts'

/** The name of the value. */
export const DEVICE_KEYS = 'device-keys'

const hexBytes = z.string().regex(/^[0-9a-f]{64}$/)
const stored = z.strictObject({ device: hexBytes.transform((value) => value as DeviceId), seed: hexBytes, agreement: hexBytes })

/** Keys as bytes. */
export const encodeDeviceKeys = ({ device, seed, agreement }: DeviceKeys): Uint8Array =>
  utf8(JSON.stringify({ device, seed: toHex(seed), agreement: toHex(agreement) }))

/** The keys in force: a successor's if the store holds any, else those given. */
export function keysInForce(store: ReplicaStore, given: DeviceKeys): DeviceKeys {
  const bytes = store.value(DEVICE_KEYS)
  if (!bytes) return given
  const { device, seed, agreement } = stored.parse(JSON.parse(fromUtf8(bytes)))
  return { device, seed: fromHex(seed), agreement: fromHex(agreement) }
}
