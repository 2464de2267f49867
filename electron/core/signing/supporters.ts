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
  readonly named: (wanted: readonly Omit<Supporter, 'id'>[]) => {
    readonly ids: ReadonlyMap<string, OrganisationId>
    readonly changes: readonly RecordChange[]
  }
}

const fields = z.object({ name: z.string().min(1).max(512), country: z.string().max(2).catch('') })

/** Two spellings of one name, as far as capitals and spaces go. */
export const sameName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()

/** Supporters over a replica's records. */
export function openSupporters({ replica, random }: { readonly replica: Replica; readonly random: Random }): Supporters {
  const all: Supporters['all'] = () => {
    const { devices, invitations } = replica.membership()
    const members = new Set<string>([...devices.values(), ...invitations.values()].map(({ organisation }) => organisation))
    const read = replica.records.list('organisation').flatMap(({ id, fields: stated }): readonly Supporter[] => {
      const parsed = fields.safeParse(stated['outside'])
      return parsed.success && !members.has(id) ? [{ id: id as OrganisationId, ...parsed.data }] : []
    })
    return read.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
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
  return { all, byId: () => new Map(all().map((one) => [one.id, one])), named }
}
