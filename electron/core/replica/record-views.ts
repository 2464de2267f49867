/** Records as their fields stand, kept in memory: lists are asked for far more often than a field changes. */
import type { RegisterRow, ReplicaStore } from '../ports/replica-store.ts'

/** A record as its fields stand now. */
export interface RecordView {
  readonly id: string
  readonly kind: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** See the head of this file. */
export interface RecordViews {
  /** Records of a kind, by id. */
  readonly list: (kind: string) => readonly RecordView[]
  readonly get: (id: string) => RecordView | undefined
  /** A field of this record has changed. */
  readonly changed: (id: string) => void
  /** Forgets everything that was read. */
  readonly forget: () => void
}

/** Views of a store's registers; a kind is read whole when it is first listed. */
export function createRecordViews(store: ReplicaStore): RecordViews {
  const byKind = new Map<string, Map<string, RecordView>>()
  const stale = new Set<string>()

  const list = (kind: string): readonly RecordView[] => {
    refresh()
    const held = byKind.get(kind)
    if (held) return [...held.values()]
    const read = viewsOf(store.registers(kind))
    byKind.set(kind, new Map(read.map((view) => [view.id, view])))
    return read
  }
  /** Reads again what changed; a new record takes its place in the order of ids. */
  const refresh = (): void => {
    for (const id of stale) {
      const view = get(id)
      const held = view && byKind.get(view.kind)
      if (!view || !held) continue
      if (held.has(id)) held.set(id, view)
      else byKind.delete(view.kind)
    }
    stale.clear()
  }
  const get = (id: string): RecordView | undefined => viewsOf(store.record(id))[0]
  const forget = (): void => {
    byKind.clear()
    stale.clear()
  }
  return { list, get, changed: (id) => void stale.add(id), forget }
}

/** Rows in the order of records. */
function viewsOf(rows: readonly RegisterRow[]): readonly RecordView[] {
  const views: { id: string; kind: string; fields: Record<string, unknown> }[] = []
  for (const { record, kind, field, value } of rows) {
    let view = views.at(-1)
    if (view?.id !== record) {
      view = { id: record, kind, fields: {} }
      views.push(view)
    }
    view.fields[field] = JSON.parse(value)
  }
  return views
}
