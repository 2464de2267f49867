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
  readonly get: (kind: string, id: string) => RecordView | undefined
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
    for (const id of stale) for (const view of viewsOf(store.record(id))) replace(view)
    stale.clear()
  }
  const replace = (view: RecordView): void => {
    const held = byKind.get(view.kind)
    if (held?.has(view.id)) held.set(view.id, view)
    else byKind.delete(view.kind)
  }
  const get: RecordViews['get'] = (kind, id) => viewsOf(store.record(id)).find((view) => view.kind === kind)
  const forget = (): void => {
    byKind.clear()
    stale.clear()
  }
  return { list, get, changed: (id) => void stale.add(id), forget }
}

/** A view per record and kind, in the order of records: fields that an act set under another kind are another view's. */
function viewsOf(rows: readonly RegisterRow[]): readonly RecordView[] {
  const views = new Map<string, { id: string; kind: string; fields: Record<string, unknown> }>()
  for (const { record, kind, field, value } of rows) {
    const name = `${record} ${kind}`
    const view = views.get(name) ?? { id: record, kind, fields: {} }
    views.set(name, view)
    view.fields[field] = JSON.parse(value)
  }
  return [...views.values()]
}
