/** Plans, commitments and positions as registers: the winning value of every field. SPEC rules META-1 to META-4, CLOSE-3, CLOSE-4, SUB-2. */
import { KIND } from '../../../shared/entry/header.ts'
import { decodeRecordAct, encodeRecordAct, MAX_RECORD_ACT_BYTES, type RecordChange } from '../../../shared/record/acts.ts'
import { type AuthorRights, closedRecordId, editionRecordId, maySetField } from '../../../shared/record/field-rights.ts'
import { type Closing, decodeClosing, encodeClosing } from '../../../shared/signing/closing.ts'
import { editionHash } from '../../../shared/submission/edition.ts'
import { decodeEditionAct, type EditionAct, encodeEditionAct } from '../../../shared/submission/edition-act.ts'
import type { RegisterRow, ReplicaStore, WholeEntry } from '../ports/replica-store.ts'
import type { AppliedEntry } from './progress.ts'
import { createRecordViews, type RecordView } from './record-views.ts'

export type { RecordView } from './record-views.ts'

/** See the head of this file. */
export interface Records {
  /**
   * Applies one act; what its author had no right to set changes nothing, nor does an act whose time is above `mostTime`: nobody's next could be
   * higher than one that is as high as can be. True if anything changed.
   */
  readonly apply: (applied: AppliedEntry<WholeEntry>, rights: AuthorRights, mostTime: number) => boolean
  /** Bodies for the changes, each with a time above everything applied and what the clock says; several when one would be too large. */
  readonly compose: (changes: readonly RecordChange[], clock: number) => readonly Uint8Array[]
  /** The body of a closing, with a time above everything applied. */
  readonly composeClosing: (closing: Omit<Closing, 'at'>) => Uint8Array
  /** The body of an edition, with a time above everything applied. */
  readonly composeEdition: (edition: Omit<EditionAct, 'at'>) => Uint8Array
  readonly list: (kind: string) => readonly RecordView[]
  readonly get: (kind: string, id: string) => RecordView | undefined
  /** Forgets what was read, after the registers were cleared or a transaction failed. */
  readonly reset: () => void
}

/** Records over a store's registers. */
export function openRecords(store: ReplicaStore): Records {
  const views = createRecordViews(store)
  let latest: number | undefined
  const latestTime = (): number => {
    latest ??= store.registers().reduce((most, row) => Math.max(most, row.lamport), 0)
    return latest
  }
  const apply: Records['apply'] = (applied, rights, mostTime) => {
    if (applied.entry.header.kind === KIND.closing) return applyClosing(applied, rights, mostTime)
    if (applied.entry.header.kind === KIND.edition) return applyEdition(applied, rights, mostTime)
    const { entry } = applied
    const act = decodeRecordAct(entry.body)
    if (!act.ok || act.value === 'unknown' || act.value.at > mostTime) return false
    latest = Math.max(latestTime(), act.value.at)
    const author = { lamport: act.value.at, device: entry.header.device, seq: entry.header.seq }
    const changed = act.value.changes.map((change) => setFields(change, author, rights))
    return changed.includes(true)
  }
  const setFields = (
    { kind, id, fields }: RecordChange,
    author: Pick<RegisterRow, 'lamport' | 'device' | 'seq'>,
    rights: AuthorRights,
  ): boolean => {
    const allowed = Object.entries(fields).filter(([field, value]) => maySetField({ kind, id, field, value }, rights))
    const kept = allowed.map(([field, value]) => store.setRegister({ record: id, kind, field, value: JSON.stringify(value), ...author }))
    if (!kept.includes(true)) return false
    views.changed(id)
    return true
  }
  const applyClosing: Records['apply'] = ({ entry, known }, rights, mostTime) => {
    const closing = decodeClosing(entry.body)
    if (!closing.ok || closing.value.at > mostTime || !rights.mayCoordinate) return false
    const { at, position, hash, clock, note } = closing.value
    latest = Math.max(latestTime(), at)
    const record = closedRecordId(position, hash)
    const value = JSON.stringify({ position, hash, clock, note, behind: known.map(({ device, seq }) => [device, seq]) })
    const { device, seq } = entry.header
    if (!store.setRegister({ record, kind: 'closed', field: 'closed', value, lamport: at, device, seq })) return false
    views.changed(record)
    return true
  }
  const applyEdition: Records['apply'] = ({ entry }, rights, mostTime) => {
    const edition = decodeEditionAct(entry.body)
    if (!edition.ok || edition.value.at > mostTime || !rights.mayCoordinate) return false
    const { at, content, signature } = edition.value
    latest = Math.max(latestTime(), at)
    const record = editionRecordId(editionHash(content))
    const value = JSON.stringify({ content, signature })
    const { device, seq } = entry.header
    if (!store.setRegister({ record, kind: 'edition', field: 'edition', value, lamport: at, device, seq })) return false
    views.changed(record)
    return true
  }
  const composeEdition: Records['composeEdition'] = (edition) => encodeEditionAct({ ...edition, at: latestTime() + 1 })
  const composeClosing: Records['composeClosing'] = (closing) => encodeClosing({ ...closing, at: latestTime() + 1 })
  const compose: Records['compose'] = (changes, clock): readonly Uint8Array[] => {
    let at = latestTime()
    return batches(changes).map((batch) => encodeRecordAct({ t: 'set', at: ++at, changes: [...batch], clock }))
  }
  const reset = (): void => {
    latest = undefined
    views.forget()
  }
  return { apply, compose, composeClosing, composeEdition, list: views.list, get: views.get, reset }
}

const MAX_CHANGES = 500

function batches(changes: readonly RecordChange[]): readonly (readonly RecordChange[])[] {
  const result: RecordChange[][] = []
  let bytes = 0
  for (const change of changes) {
    const size = JSON.stringify(change).length * 3
    const last = result.at(-1)
    if (!last || last.length >= MAX_CHANGES || bytes + size > MAX_RECORD_ACT_BYTES / 2) {
      result.push([change])
      bytes = size
    } else {
      last.push(change)
      bytes += size
    }
  }
  return result
}
