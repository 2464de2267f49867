/** What every computer has or can get from a shared folder, decided from statements and files alone. SPEC rules FOLDER-3 to FOLDER-5. */
import type { Head } from '../../../shared/entry/header.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import type { Known } from '../envelope/gathering.ts'
import type { FolderRecord, Stretch } from './folder-record.ts'

/** A file as far as it matters to who has what. */
interface Readable {
  readonly readers: readonly DeviceId[]
  readonly holds: readonly Stretch[]
}

/** Heads of what a computer has stated and of what files it can open add to that, in whatever order they continue each other. */
export function knownWith(stated: Known, files: readonly Readable[], device: DeviceId): Known {
  const open = files.filter(({ readers }) => readers.includes(device)).flatMap(({ holds }) => holds)
  const heads: Head[] = [...(stated ?? [])]
  const added = new Set<Stretch>()
  const continues = ({ device: log, from }: Stretch): boolean =>
    from === 1 || heads.some((head) => head.device === log && head.seq >= from - 1)
  for (let grown = true; grown; ) {
    grown = false
    for (const one of open) {
      if (added.has(one) || !continues(one)) continue
      added.add(one)
      heads.push({ device: one.device, seq: one.to, prefix: one.prefix })
      grown = true
    }
  }
  return stated === undefined && heads.length === 0 ? undefined : heads
}

/** Ends of logs that have been here since before `before`: what came later is left to its author. */
export function endsSince(seen: FolderRecord['seen'], before: number): ReadonlyMap<DeviceId, number> {
  const old = seen.filter(({ at }) => at <= before).sort((a, b) => b.at - a.at)[0]
  return new Map(old?.ends ?? [])
}

/** Remembers the ends as they are now, and of those before only what is needed to know what has been here for `forMs`. */
export function noteEnds(seen: FolderRecord['seen'], ends: readonly Head[], now: number, forMs: number): FolderRecord['seen'] {
  const latest = Math.max(0, ...seen.map(({ at }) => at))
  if (now - latest < forMs / 4 && now >= latest) return seen
  const old = endsSince(seen, now - forMs)
  const kept = seen.filter(({ at }) => at > now - forMs && at <= now)
  const before = old.size > 0 ? [{ at: now - forMs, ends: [...old] }] : []
  return [...before, ...kept, { at: now, ends: [...furthest(ends)] }]
}

/** The highest sequence of each log among heads. */
export function furthest(heads: readonly Head[]): ReadonlyMap<DeviceId, number> {
  const ends = new Map<DeviceId, number>()
  for (const { device, seq } of heads) ends.set(device, Math.max(seq, ends.get(device) ?? 0))
  return ends
}
