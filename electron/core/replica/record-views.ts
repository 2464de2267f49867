/** Records as their fields stand, kept in memory: lists are asked for far more often than a field changes. */
import type { DeviceId } from '../../../shared/ids.ts'
import type { RegisterRow, ReplicaStore } from '../ports/replica-store.ts'

/** The act that gave a field its value. */
export interface FieldSource {
  readonly lamport: number
  readonly device: DeviceId
  readonly seq: number
}

/** A record as its fields stand now. It is another object once any of them changed. */
export interface RecordView {
  readonly id: string
  readonly kind: string
  readonly fields: Readonly<Record<string, unknown>>
  /** By field. */
  readonly sources: Readonly<Record<string, FieldSource>>
}

/** See the head of this file. */
export interface RecordViews {
  /** Records of a kind, by id: the same list, of the same views, while nothing of the kind changes. */
  readonly list: (kind: string) => readonly RecordView[]
  readonly get: (kind: string, id: string) => RecordView | undefined
  /** A field of this record has changed. */
  readonly changed: (id: string) => void
  /** Forgets everything that was read. */
  readonly forget: () => void
}

/** Records of one kind; `list` is made again when it is asked for after a change. */
interface HeldKind {
  readonly byId: Map<string, RecordView>
  list: readonly RecordView[] | undefined
}

/** Views of a store's registers; a kind is read whole when it is first listed, and of it only what changed after that. */
export function createRecordViews(store: ReplicaStore): RecordViews {
  const byKind = new Map<string, HeldKind>()
  const stale = new Set<string>()

  const list = (kind: string): readonly RecordView[] => {
    refresh()
    const held = byKind.get(kind) ?? read(kind)
    held.list ??= [...held.byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    return held.list
  }
  const read = (kind: string): HeldKind => {
    const held = { byId: new Map(viewsOf(store.registers(kind)).map((view) => [view.id, view])), list: undefined }
    byKind.set(kind, held)
    return held
  }
  const refresh = (): void => {
    for (const id of stale) replace(id, new Map(viewsOf(store.record(id)).map((view) => [view.kind, view])))
    stale.clear()
  }
  /** Also where a record stood under another kind: a register is of a record and a field, and an act that names another kind takes it along. */
  const replace = (id: string, views: ReadonlyMap<string, RecordView>): void => {
    for (const [kind, held] of byKind) {
      const view = views.get(kind)
      if (view) held.byId.set(id, view)
      else if (!held.byId.delete(id)) continue
      held.list = undefined
    }
  }
  const get: RecordViews['get'] = (kind, id) => viewsOf(store.record(id)).find((view) => view.kind === kind)
  const forget = (): void => {
    byKind.clear()
    stale.clear()
  }
  return { list, get, changed: (id) => void stale.add(id), forget }
}

interface OpenView extends RecordView {
  readonly fields: Record<string, unknown>
  readonly sources: Record<string, FieldSource>
}

/** A view per record and kind, in the order of records: fields that an act set under another kind are another view's. */
function viewsOf(rows: readonly RegisterRow[]): readonly RecordView[] {
  const views = new Map<string, OpenView>()
  for (const { record, kind, field, value, lamport, device, seq } of rows) {
    const name = `${record} ${kind}`
    const view: OpenView = views.get(name) ?? { id: record, kind, fields: {}, sources: {} }
    views.set(name, view)
    view.fields[field] = JSON.parse(value)
    view.sources[field] = { lamport, device, seq }
  }
  return [...views.values()]
}
