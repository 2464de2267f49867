/** Things in an order, and another order of them. */

interface Thing {
  readonly id: string
}

/** One place up (-1) or down (1); the same order at either end. */
export function moved<T extends Thing>(items: readonly T[], id: string, by: 1 | -1): readonly T[] {
  const from = items.findIndex((item) => item.id === id)
  const [item, other] = [items[from], items[from + by]]
  if (!item || !other) return items
  return items.with(from, other).with(from + by, item)
}

/** Those that were dragged, in their order, before or after the one they were dropped at; the same order where that is one of them or none. */
export function movedTo<T extends Thing>(items: readonly T[], ids: ReadonlySet<string>, target: string, place: string): readonly T[] {
  const going = items.filter(({ id }) => ids.has(id))
  const staying = items.filter(({ id }) => !ids.has(id))
  const at = staying.findIndex(({ id }) => id === target)
  return at < 0 ? items : staying.toSpliced(place === 'after' ? at + 1 : at, 0, ...going)
}
