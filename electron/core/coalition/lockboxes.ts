/** Opens the lockboxes of the record that are for this computer, one after the other. SPEC rule EPOCH-3. */
import { fromBase64url } from '../../../shared/bytes/base64url.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { DeviceId, EpochId } from '../../../shared/ids.ts'
import type { DeviceKeys } from '../replica/own-log.ts'
import type { Replica } from '../replica/replica.ts'
import { decodeLockbox, type EpochKey, keysInLockbox } from './access.ts'

/** See the head of this file. */
export interface Lockboxes {
  /** Tries those that were not tried yet. */
  readonly tryAgain: () => void
  /** Resolves when all that were here have been tried. */
  readonly ready: () => Promise<void>
  readonly close: () => void
}

/** What they are opened with, and who keeps what is in them. */
export interface LockboxesTools {
  readonly replica: Replica
  readonly crypto: Crypto
  /** The keys this computer was let in with: a successor's may have replaced them. */
  readonly firstKeys: DeviceKeys
  readonly has: (epoch: EpochId) => boolean
  readonly keep: (key: EpochKey) => void
}

const NOTHING = new Uint8Array(0)

/** None tried yet. */
export function openLockboxes({ replica, crypto, firstKeys, has, keep }: LockboxesTools): Lockboxes {
  const tried = new Set<string>()
  let opening: Promise<void> = Promise.resolve()
  let isClosed = false

  /** Undefined for one that does not open, or was tried with these keys before: a successor's may open what the retired ones did not. */
  const openBox = async (box = ''): Promise<Uint8Array | undefined> => {
    const trial = `${replica.keys().device} ${box}`
    const bytes = box === '' || tried.has(trial) ? undefined : fromBase64url(box)
    tried.add(trial)
    return bytes && ((await openWith(replica.keys(), bytes)) ?? (await openWith(firstKeys, bytes)))
  }
  const openWith = ({ agreement }: DeviceKeys, bytes: Uint8Array): Promise<Uint8Array | undefined> =>
    crypto.openFor(agreement, bytes).catch(() => undefined)
  const tryDevice = async (device: DeviceId): Promise<void> => {
    const { devices, epochs } = replica.membership()
    const admission = await openBox(devices.get(device)?.lockbox)
    for (const key of admission ? keysInLockbox(admission) : []) keep(key)
    for (const { epoch, boxes } of epochs.filter(({ epoch }) => !has(epoch))) {
      const key = decodeLockbox((await openBox(boxes.get(device))) ?? NOTHING)
      if (key) keep({ epoch, key })
    }
  }
  const tryAll = async (): Promise<void> => {
    for (const device of new Set([replica.keys().device, firstKeys.device])) if (!isClosed) await tryDevice(device)
  }
  const tryAgain = (): void => {
    opening = opening.then(() => (isClosed ? undefined : tryAll()))
  }
  const close = (): void => {
    isClosed = true
  }
  return { tryAgain, ready: () => opening, close }
}
