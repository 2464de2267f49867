/** Computers found on local networks: as long as what they said holds, and never more than there is room for. SPEC rules LAN-3 to LAN-5. */
import type { FoundComputer } from '../../core/ports/local-network.ts'
import type { Announcement } from './announcement.ts'

/** See the head of this file. Times are milliseconds since 1970. */
export interface Finds {
  /** Takes what was heard from an address, which is where the computer is: what it says of addresses is not asked. */
  readonly hear: (said: Announcement, from: string, now: number) => void
  /** Forgets whoever was not heard again in time. */
  readonly expire: (now: number) => void
  /** Forgets whoever was heard elsewhere. */
  readonly keepOnly: (isHere: (address: string) => boolean) => void
  readonly list: () => readonly FoundComputer[]
}

/** So many computers are found at most. */
export const MOST_FOUND = 32
/** So many may be at one address: profiles of people who share a computer. */
export const MOST_AT_ONE_ADDRESS = 4
/** Networks on which the same computer is found. */
const MOST_ADDRESSES = 4
/** An announcement holds no longer than this, whatever it says. */
const LONGEST_SECONDS = 4500

/** Whoever was heard so lately keeps its place at an address; before that it may have ended without a word. */
const KEEPS_PLACE_MS = 10_000

interface Heard {
  readonly port: number
  readonly heardAt: number
  readonly until: number
}

/** Nobody found. */
export function createFinds(): Finds {
  const byName = new Map<string, Map<string, Heard>>()
  const hear: Finds['hear'] = ({ name, port, ttlSeconds }, from, now) => {
    const heard = byName.get(name) ?? new Map<string, Heard>()
    if (ttlSeconds === 0) return forget(name, (address) => address === from)
    if (!heard.has(from) && !makeRoom(heard, from, now)) return
    byName.set(name, heard.set(from, { port, heardAt: now, until: now + Math.min(ttlSeconds, LONGEST_SECONDS) * 1000 }))
  }
  /** Whoever is here stays: a flood of new names takes the place of nobody but of its own address. */
  const makeRoom = (heard: ReadonlyMap<string, Heard>, from: string, now: number): boolean => {
    const atAddress = [...byName].flatMap(([name, addresses]) => {
      const at = addresses.get(from)
      return at ? [{ name, heardAt: at.heardAt }] : []
    })
    const oldest = atAddress.sort((a, b) => a.heardAt - b.heardAt)[0]
    if (atAddress.length >= MOST_AT_ONE_ADDRESS && oldest && now - oldest.heardAt >= KEEPS_PLACE_MS) {
      forget(oldest.name, (address) => address === from)
    } else if (atAddress.length >= MOST_AT_ONE_ADDRESS) return false
    return heard.size < MOST_ADDRESSES && (heard.size > 0 || byName.size < MOST_FOUND)
  }
  const forget = (name: string, isGone: (address: string, heard: Heard) => boolean): void => {
    const heard = byName.get(name)
    for (const [address, at] of [...(heard ?? [])]) if (isGone(address, at)) heard?.delete(address)
    if (heard?.size === 0) byName.delete(name)
  }
  const forgetAll = (isGone: (address: string, heard: Heard) => boolean): void => {
    for (const name of [...byName.keys()]) forget(name, isGone)
  }
  return {
    hear,
    expire: (now) => forgetAll((_, { until }) => until <= now),
    keepOnly: (isHere) => forgetAll((address) => !isHere(address)),
    list: () => [...byName].map(([name, heard]) => ({ name, addresses: [...heard].map(([host, { port }]) => ({ host, port })) })),
  }
}
