/** Applied membership acts with what their authors had applied, kept so that the standing is read at start without applying the record again. */
import { fromUtf8, utf8 } from '../../../shared/bytes/hex.ts'
import type { Head } from '../../../shared/entry/header.ts'
import { actOfEntry } from '../../../shared/membership/acts.ts'
import type { MembershipEntry } from '../../../shared/membership/resolver.ts'
import type { ChainNumber, ReplicaStore, StoredEntry } from '../ports/replica-store.ts'
import { membershipEntryOf } from './standing.ts'

/** See the head of this file. */
export interface MembershipProjection {
  readonly add: (entry: StoredEntry, known: readonly Head[]) => void
  readonly all: () => readonly MembershipEntry[]
  readonly clear: () => void
}

interface Row {
  readonly chain: ChainNumber
  readonly seq: number
  readonly known: readonly Head[]
}

const PREFIX = 'projection/membership/'

/** The membership acts of a store. */
export function openMembershipProjection(store: ReplicaStore): MembershipProjection {
  const add = ({ chain, header, hash }: StoredEntry, known: readonly Head[]): void => {
    const row: Row = { chain, seq: header.seq, known }
    store.setValue(`${PREFIX}${hash}`, utf8(JSON.stringify(row)))
  }
  const all = (): readonly MembershipEntry[] =>
    store.values(PREFIX).flatMap(({ value }) => {
      const { chain, seq, known } = JSON.parse(fromUtf8(value)) as Row
      const entry = store.entry(chain, seq)
      const act = entry?.body && actOfEntry(entry.header, entry.body)
      return entry && act?.ok ? [membershipEntryOf(entry, known, act.value)] : []
    })
  const clear = (): void => {
    for (const { name } of store.values(PREFIX)) store.setValue(name, undefined)
  }
  return { add, all, clear }
}
