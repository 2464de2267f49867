/** Begins a new epoch when one is owed: after somebody went, after removals apart, for whoever the newest secret does not reach. SPEC rules EPOCH-2, EPOCH-4, EPOCH-5. */
import { toBase64url } from '../../../shared/bytes/base64url.ts'
import { fromHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { NO_EPOCH } from '../../../shared/entry/header.ts'
import { belongingDevices, coordinatingDevices, isEpochOwed, newestEpochs } from '../../../shared/membership/epochs.ts'
import type { Membership } from '../../../shared/membership/membership.ts'
import type { Clock, Timer } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Random } from '../ports/random.ts'
import type { Replica } from '../replica/replica.ts'
import { encodeEpochLockbox } from './access.ts'
import type { EpochKeys } from './epoch-keys.ts'

/** See the head of this file. */
export interface EpochUpkeep {
  /** Begins an epoch now if one is owed and this computer coordinates. Never rejects: what failed is tried again. */
  readonly renew: () => Promise<void>
  readonly close: () => void
}

/** What upkeep works on. */
export interface EpochUpkeepTools {
  readonly replica: Replica
  readonly keys: EpochKeys
  readonly crypto: Crypto
  readonly random: Random
  readonly clock: Clock
  readonly log: Log
}

/** Whoever removes begins the epoch at once: what is owed longer than this is somebody else's to do. */
const FIRST_AFTER_MS = 10_000
const NEXT_AFTER_MS = 10 * 60_000

/** Watches over one coalition. */
export function keepEpochs({ replica, keys, crypto, random, clock, log }: EpochUpkeepTools): EpochUpkeep {
  const { membership } = replica
  let timer: Timer | undefined
  let underWay: Promise<void> | undefined
  let isClosed = false

  const myTurn = (): number => coordinatingDevices(membership()).indexOf(replica.keys().device)
  const plan = (): void => {
    timer?.cancel()
    const turn = myTurn()
    if (isClosed || turn < 0 || !isEpochOwed(membership())) return
    timer = clock.after(FIRST_AFTER_MS + turn * NEXT_AFTER_MS, () => void renew())
  }
  const failed = (error: unknown): void => {
    log.warn('no new epoch could be begun', { reason: error instanceof Error ? error.message : String(error) })
    plan()
  }
  const renew = async (): Promise<void> => {
    underWay ??= begin()
      .catch(failed)
      .finally(() => {
        underWay = undefined
      })
    await underWay
  }
  /** Sealing takes a while: who belongs may have changed meanwhile. */
  const begin = async (): Promise<void> => {
    for (let before = membership(); isOwedHere(before); before = membership()) {
      const secret = random.bytes(32)
      const lockboxes = await sealAll(before, encodeEpochLockbox(secret))
      if (membership() === before && !isClosed) return write(before, secret, lockboxes)
    }
  }
  const isOwedHere = (now: Membership): boolean => !isClosed && myTurn() >= 0 && isEpochOwed(now)
  const write = (before: Membership, secret: Uint8Array, lockboxes: Lockboxes): void => {
    const named = newestEpochs(before).map(({ epoch }) => epoch)
    const parents = named.length > 0 ? named : [NO_EPOCH]
    replica.actMembership({ t: 'epoch', parents, lockboxes })
    const own = replica.keys().device
    const mine = newestEpochs(membership()).find(({ by, seq }) => by === own && seq === replica.chains.ofDevice(own)[0]?.seq)
    if (mine) keys.keep({ epoch: mine.epoch, key: secret })
  }
  const sealAll = (now: Membership, plaintext: Uint8Array): Promise<Lockboxes> =>
    Promise.all(
      belongingDevices(now).map(async (device) => {
        const agreement = fromHex(now.devices.get(device)?.agreement ?? '')
        // Whoever brought a key that nothing can be sealed to has locked out itself and nobody else.
        const box = await crypto.sealTo([agreement], plaintext).catch(() => new Uint8Array(0))
        return { device, box: toBase64url(box) }
      }),
    )

  const stop = replica.listen(({ membership: isChanged }) => isChanged && plan())
  const close = (): void => {
    isClosed = true
    timer?.cancel()
    stop()
  }
  plan()
  return { renew, close }
}

type Lockboxes = { readonly device: ReturnType<typeof belongingDevices>[number]; readonly box: string }[]
