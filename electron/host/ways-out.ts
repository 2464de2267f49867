/**
 * The places a host dials: those it was told, and the addresses of computers that were found. The hub of each is linked at once; a session over the same address is dialled
 * where nobody was reached for a while, as WebRTC does not get through everywhere.
 */
import type { DirectLinks, Place } from '../adapters/direct/direct-links.ts'
import type { Clock, Timer } from '../core/ports/clock.ts'
import { type Address, placeText } from './address.ts'

/** See the head of this file. */
export interface WaysOut {
  /** Dials a place until it is removed; with a session at once for whoever cannot be found through WebRTC. */
  readonly add: (place: Place, atOnce: boolean) => void
  readonly remove: (place: Place) => void
  /** Dials these as well, and those found before no more; a link to one of them that stands is left to end by itself. */
  readonly setFound: (found: readonly Address[]) => void
  /** What was told, in its order. */
  readonly told: () => readonly Place[]
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
  readonly place: Place
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

  const wayTo = (place: Place): Way => {
    const text = placeText(place)
    const way = ways.get(text) ?? { place, dialledAt: clock.now(), isTold: false, isFound: false }
    ways.set(text, way)
    return way
  }
  const dial = ({ place }: Way, atOnce = false): void => {
    if (!isOn) return
    direct.linkHub(place)
    if (!withWebrtc || atOnce) dialSession(place)
    timer ??= clock.after(LOOK_EVERY_MS, look)
  }
  /** At a server nobody can be dialled. */
  const dialSession = (place: Place): void => {
    if (!('meeting' in place)) direct.dialSession(place)
  }
  const look = (): void => {
    if (isLinked()) linkedAt = clock.now()
    for (const way of [...ways.values()]) isWanted(way) ? insist(way) : leave(way)
    timer = isOn && ways.size > 0 ? clock.after(LOOK_EVERY_MS, look) : undefined
  }
  const insist = ({ place, dialledAt }: Way): void => {
    if (clock.now() - Math.max(dialledAt, linkedAt) >= WEBRTC_FIRST_MS) dialSession(place)
  }
  const leave = (way: Way): void => {
    if (direct.dialling(way.place)?.state !== 'answered') drop(way)
  }
  const drop = ({ place }: Way): void => {
    ways.delete(placeText(place))
    direct.forget(place)
  }
  const add: WaysOut['add'] = (place, atOnce) => {
    const way = wayTo(place)
    way.isTold = true
    dial(way, atOnce)
  }
  const remove = (place: Place): void => {
    const way = wayTo(place)
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
      if (!on) direct.forget(way.place)
      else if (isWanted(way)) {
        way.dialledAt = clock.now()
        dial(way)
      } else ways.delete(placeText(way.place))
    }
  }
  const close = (): void => {
    isOn = false
    timer?.cancel()
  }
  const told = (): readonly Place[] => [...ways.values()].filter(({ isTold }) => isTold).map(({ place }) => place)
  return { add, remove, setFound, told, setOn, close }
}

const isWanted = ({ isTold, isFound }: Way): boolean => isTold || isFound
