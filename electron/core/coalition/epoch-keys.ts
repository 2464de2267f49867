/** The access keys that this computer holds, epoch by epoch, and which of them it uses now. SPEC rules EPOCH-3, EPOCH-6. */
import { z } from 'zod'
import { fromHex, fromUtf8, toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { NO_EPOCH } from '../../../shared/entry/header.ts'
import type { EpochId } from '../../../shared/ids.ts'
import { belongingDevices, isGone, newestEpochs } from '../../../shared/membership/epochs.ts'
import type { EpochStanding } from '../../../shared/membership/membership.ts'
import type { Statements } from '../delivery/statements.ts'
import type { Clock } from '../ports/clock.ts'
import type { DeviceKeys } from '../replica/own-log.ts'
import type { Replica } from '../replica/replica.ts'
import type { EpochKey } from './access.ts'
import { openLockboxes } from './lockboxes.ts'

/** See the head of this file. */
export interface EpochKeys {
  /** Keys under which members meet now: the newest first, then those of before while somebody who belongs may not have the newest. At least one, at most 16. */
  readonly inUse: () => readonly Uint8Array[]
  /** Every key held, one in use first. */
  readonly held: () => readonly Uint8Array[]
  /** The held keys of the newest epochs: what newcomers are given. */
  readonly newest: () => readonly EpochKey[]
  /** Keeps a key that this computer made. */
  readonly keep: (key: EpochKey) => void
  /** Resolves when every lockbox that is here was tried. */
  readonly ready: () => Promise<void>
  /** Hears when the keys in use changed; returns how to stop. */
  readonly listen: (listener: () => void) => () => void
  readonly close: () => void
}

/** What keys are opened and kept with. */
export interface EpochKeysTools {
  readonly replica: Replica
  readonly statements: Pick<Statements, 'list' | 'listen'>
  readonly crypto: Crypto
  readonly clock: Clock
  /** The key that the profile founded the coalition with or was let in with. */
  readonly accessKey: Uint8Array
  /** The keys this computer was let in with: a successor's may have replaced them. */
  readonly firstKeys: DeviceKeys
}

interface Held extends EpochKey {
  /** When it came, milliseconds. */
  readonly at: number
}

const PREFIX = 'epoch-key/'
const MOST_IN_USE = 16
/** A coordinator who was removed may have removed somebody too: until both sides know, the old key is where they meet. */
const CONTEST_MS = 90 * 24 * 3_600_000
const stored = z.object({ key: z.string().regex(/^[0-9a-f]{64}$/), at: z.number() })

/** The keys of one coalition on this computer. */
export function openEpochKeys({ replica, statements, crypto, clock, accessKey, firstKeys }: EpochKeysTools): EpochKeys {
  const { store, membership } = replica
  const held = new Map<EpochId, Held>()
  const listeners = new Set<() => void>()
  let said = ''
  let isClosed = false

  for (const { name, value } of store.values(PREFIX)) {
    const { key, at } = stored.parse(JSON.parse(fromUtf8(value)))
    const epoch = name.slice(PREFIX.length) as EpochId
    held.set(epoch, { epoch, key: fromHex(key), at })
  }
  const keep: EpochKeys['keep'] = ({ epoch, key }) => {
    if (isClosed || held.has(epoch)) return
    const at = clock.now()
    store.setValue(PREFIX + epoch, utf8(JSON.stringify({ key: toHex(key), at })))
    held.set(epoch, { epoch, key, at })
    told()
  }
  const keyOf = (epoch: EpochId): Held | undefined => held.get(epoch) ?? (epoch === NO_EPOCH ? { epoch, key: accessKey, at: 0 } : undefined)
  const newest = (): readonly Held[] => {
    const epochs = newestEpochs(membership())
    return (epochs.length > 0 ? epochs.map(({ epoch }) => epoch) : [NO_EPOCH]).flatMap((epoch) => keyOf(epoch) ?? [])
  }
  const all = (): readonly Uint8Array[] => {
    const older = [...held.values()].sort((a, b) => b.at - a.at).map(({ key }) => key)
    return distinct([...newest().map(({ key }) => key), ...older, accessKey])
  }
  const inUse = (): readonly Uint8Array[] => {
    const current = newest()
    const isOver = current.length > 0 && areOlderOver(current)
    return isOver ? distinct(current.map(({ key }) => key)) : all().slice(0, MOST_IN_USE)
  }
  const areOlderOver = (current: readonly Held[]): boolean => {
    const epochs = newestEpochs(membership())
    const isContested = wasCoordinatorRemoved() && current.some(({ at }) => clock.now() - at < CONTEST_MS)
    return !isContested && epochs.length === current.length && othersHave(epochs)
  }
  const wasCoordinatorRemoved = (): boolean =>
    [...membership().devices.values()].some(
      ({ device, grants }) => grants.some(({ role }) => role === 'coordinator') && isGone(membership(), device),
    )
  /** True if every other computer that belongs said that it applied the acts which began these epochs. */
  const othersHave = (epochs: readonly EpochStanding[]): boolean => {
    const headsByDevice = new Map(statements.list().map(({ device, heads }) => [device, heads]))
    const has = ({ by, seq }: EpochStanding, device: EpochStanding['by']): boolean =>
      device === by || (headsByDevice.get(device) ?? []).some((head) => head.device === by && head.seq >= seq)
    const others = belongingDevices(membership()).filter((device) => device !== replica.keys().device)
    return others.every((device) => epochs.every((epoch) => has(epoch, device)))
  }

  const told = (): void => {
    const now = inUse().map(toHex).join(' ')
    if (now === said || isClosed) return
    said = now
    for (const listener of [...listeners]) listener()
  }
  const lockboxes = openLockboxes({ replica, crypto, firstKeys, has: (epoch) => held.has(epoch), keep })
  const stops = [
    replica.listen((change) => {
      if (!change.membership) return
      lockboxes.tryAgain()
      told()
    }),
    statements.listen(told),
  ]
  const close = (): void => {
    isClosed = true
    lockboxes.close()
    for (const stop of stops) stop()
  }
  said = inUse().map(toHex).join(' ')
  lockboxes.tryAgain()
  const listen: EpochKeys['listen'] = (listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return { inUse, held: all, newest, keep, ready: lockboxes.ready, listen, close }
}

function distinct(keys: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(keys.map((key) => [toHex(key), key])).values()]
}
