/**
 * The addresses a host dials: those it was told, and those of computers that were found. The hub of each is linked at once; a session over the same address is dialled
 * where nobody was reached for a while, as WebRTC does not get through everywhere.
 */
import type { DirectLinks } from '../adapters/direct/direct-links.ts'
import type { Clock, Timer } from '../core/ports/clock.ts'
import { type Address, addressText } from './address.ts'

/** See the head of this file. */
export interface WaysOut {
  /** Dials an address until it is removed; with a session at once for whoever cannot be found through WebRTC. */
  readonly add: (address: Address, atOnce: boolean) => void
  readonly remove: (address: Address) => void
  /** Dials these as well, and those found before no more; a link to one of them that stands is left to end by itself. */
  readonly setFound: (found: readonly Address[]) => void
  /** The addresses that were told, in their order. */
  readonly told: () => readonly Address[]
  /** Ends every dialling, or begins again. */
  readonly setOn: (on: boolean) => void
  readonly close: () => void
}

/** What they are made with. */
export interface WaysOutTools {
  readonly clock: Clock
  readonly direct: Pick<DirectLinks, 'linkHub' | 'dialSession' | 'forget' | 'dialling'>
  /** Whether WebRTC finds members: where not, sessions are dialled at once. */
  readonly withWebrtc: boolean
  /** Whether a member is linked, by whatever way. */
  readonly isLinked: () => boolean
}

/** How long WebRTC is given before sessions go over direct connections. */
const WEBRTC_FIRST_MS = 4_000
const LOOK_EVERY_MS = 1_000

interface Way {
  readonly address: Address
  /** Since when it is dialled. */
  dialledAt: number
  isTold: boolean
  isFound: boolean
}

/** Nothing to dial yet. */
export function createWaysOut({ clock, direct, withWebrtc, isLinked }: WaysOutTools): WaysOut {
  const ways = new Map<string, Way>()
  let linkedAt = Number.NEGATIVE_INFINITY
  let isOn = true
  let timer: Timer | undefined

  const wayTo = (address: Address): Way => {
    const text = addressText(address)
    const way = ways.get(text) ?? { address, dialledAt: clock.now(), isTold: false, isFound: false }
    ways.set(text, way)
    return way
  }
  const dial = ({ address }: Way, atOnce = false): void => {
    if (!isOn) return
    direct.linkHub(address)
    if (!withWebrtc || atOnce) direct.dialSession(address)
    timer ??= clock.after(LOOK_EVERY_MS, look)
  }
  const look = (): void => {
    if (isLinked()) linkedAt = clock.now()
    for (const way of [...ways.values()]) isWanted(way) ? insist(way) : leave(way)
    timer = isOn && ways.size > 0 ? clock.after(LOOK_EVERY_MS, look) : undefined
  }
  const insist = ({ address, dialledAt }: Way): void => {
    if (clock.now() - Math.max(dialledAt, linkedAt) >= WEBRTC_FIRST_MS) direct.dialSession(address)
  }
  const leave = (way: Way): void => {
    if (direct.dialling(way.address)?.state !== 'answered') drop(way)
  }
  const drop = ({ address }: Way): void => {
    ways.delete(addressText(address))
    direct.forget(address)
  }
  const add: WaysOut['add'] = (address, atOnce) => {
    const way = wayTo(address)
    way.isTold = true
    dial(way, atOnce)
  }
  const remove = (address: Address): void => {
    const way = wayTo(address)
    way.isTold = false
    if (!way.isFound) drop(way)
  }
  const setFound: WaysOut['setFound'] = (addresses) => {
    for (const way of ways.values()) way.isFound = false
    for (const way of addresses.map(wayTo)) {
      way.isFound = true
      dial(way)
    }
  }
  const setOn = (on: boolean): void => {
    isOn = on
    timer?.cancel()
    timer = undefined
    for (const way of [...ways.values()]) {
      if (!on) direct.forget(way.address)
      else if (isWanted(way)) {
        way.dialledAt = clock.now()
        dial(way)
      } else ways.delete(addressText(way.address))
    }
  }
  const close = (): void => {
    isOn = false
    timer?.cancel()
  }
  const told = (): readonly Address[] => [...ways.values()].filter(({ isTold }) => isTold).map(({ address }) => address)
  return { add, remove, setFound, told, setOn, close }
}

const isWanted = ({ isTold, isFound }: Way): boolean => isTold || isFound
