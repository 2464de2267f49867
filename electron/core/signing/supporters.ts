/** Organisations that are no members and support a text from outside: a coordinator records what they said. SPEC rules OUTSIDE-1 to OUTSIDE-3. */
import { z } from 'zod'
import { toHex } from '../../../shared/bytes/hex.ts'
import { AppError } from '../../../shared/errors.ts'
import type { OrganisationId } from '../../../shared/ids.ts'
import type { RecordChange } from '../../../shared/record/acts.ts'
import type { Random } from '../ports/random.ts'
import type { Replica } from '../replica/replica.ts'

/** One such organisation. */
export interface Supporter {
  readonly id: OrganisationId
  /** As printed. */
  readonly name: string
  /** ISO 3166-1 alpha-2, or empty. */
  readonly country: string
  /** Names it had, the oldest first. */
  readonly before: readonly string[]
}

/** One that a coordinator took off the list, and why. */
export interface RemovedSupporter extends Supporter {
  readonly removed: string
}

/** See the head of this file. */
export interface Supporters {
  /** By name. */
  readonly all: () => readonly Supporter[]
  readonly byId: () => ReadonlyMap<OrganisationId, Supporter>
  /**
   * Ids by `sameName`, those that are known already and new ones, and what must be set for the new. Two equal names are one organisation. Throws
   * `bad-input` for an empty name.
   */
  readonly named: (wanted: readonly Pick<Supporter, 'name' | 'country'>[]) => {
    readonly ids: ReadonlyMap<string, OrganisationId>
    readonly changes: readonly RecordChange[]
  }
  /** Those taken off the list, by name: what was recorded of them is shown and printed nowhere. */
  readonly removed: () => readonly RemovedSupporter[]
  /** Gives it another name; the one before stays beside it. Throws `no-right` for anyone but a coordinator, `not-found`, `bad-input` for an empty name or one that another bears. */
  readonly rename: (id: OrganisationId, name: string, country: string | undefined) => Supporter
  /** Takes it off the list. Throws as above; `bad-input` without a reason. */
  readonly remove: (id: OrganisationId, why: string) => void
}

const name = z.string().min(1).max(512)
const outside = z.object({
  name,
  country: z.string().max(2).catch(''),
  before: z.array(name).catch([]).default([]),
  /** Why it was taken off the list; null while it stands there. */
  removed: z.string().min(1).nullable().catch(null).default(null),
})

const MOST_NAMES = 20

/** Two spellings of one name, as far as capitals and spaces go. */
export const sameName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()

/** What supporters stand on; `isCoordinator` speaks of this computer. */
export interface SupporterTools {
  readonly replica: Replica
  readonly random: Random
  readonly isCoordinator: () => boolean
}

/** Supporters over a replica's records. */
export function openSupporters({ replica, random, isCoordinator }: SupporterTools): Supporters {
  const stated = (): readonly (Supporter & { readonly removed: string | null })[] => {
    const { devices, invitations } = replica.membership()
    const members = new Set<string>([...devices.values(), ...invitations.values()].map(({ organisation }) => organisation))
    const read = replica.records.list('organisation').flatMap(({ id, fields }) => {
      const parsed = outside.safeParse(fields['outside'])
      return parsed.success && !members.has(id) ? [{ id: id as OrganisationId, ...parsed.data }] : []
    })
    return read.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
  }
  const all: Supporters['all'] = () => stated().flatMap(({ removed, ...one }) => (removed === null ? [one] : []))
  const removed: Supporters['removed'] = () => stated().flatMap((one) => (one.removed === null ? [] : [{ ...one, removed: one.removed }]))
  const change = (id: OrganisationId, { name: called, country, before }: Omit<Supporter, 'id'>, why: string | null): void =>
    void replica.actRecords([
      { kind: 'organisation', id, fields: { outside: { name: called, country, before: [...before], removed: why } } },
    ])
  const find = (id: OrganisationId): Supporter => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator keeps the list of who supports from outside.')
    const found = all().find((one) => one.id === id)
    if (!found) throw new AppError('not-found', 'No such organisation supports from outside.')
    return found
  }
  const rename: Supporters['rename'] = (id, next, country) => {
    const { id: _, ...known } = find(id)
    const wanted = next.trim()
    if (wanted === '') throw new AppError('bad-input', 'Name the organisation.')
    if (all().some((one) => one.id !== id && sameName(one.name) === sameName(wanted)))
      throw new AppError('bad-input', 'Another organisation on this list has that name.')
    const before = wanted === known.name ? known.before : [...known.before, known.name].slice(-MOST_NAMES)
    change(id, { name: wanted, country: country?.trim().toUpperCase() ?? known.country, before }, null)
    return find(id)
  }
  const remove: Supporters['remove'] = (id, why) => {
    const { id: _, ...known } = find(id)
    if (why.trim() === '') throw new AppError('bad-input', 'Say why it is taken off the list.')
    change(id, known, why.trim())
  }
  const named: Supporters['named'] = (wanted) => {
    const ids = new Map(all().map(({ id, name }) => [sameName(name), id]))
    const changes = wanted.flatMap(({ name, country }): readonly RecordChange[] => {
      const same = sameName(name)
      if (same === '') throw new AppError('bad-input', 'Name the organisation.')
      if (ids.has(same)) return []
      const id = toHex(random.bytes(16))
      ids.set(same, id as OrganisationId)
      return [{ kind: 'organisation', id, fields: { outside: { name: name.trim(), country: country.trim().toUpperCase() } } }]
    })
    return { ids, changes }
  }
  return { all, byId: () => new Map(all().map((one) => [one.id, one])), named, removed, rename, remove }
}
