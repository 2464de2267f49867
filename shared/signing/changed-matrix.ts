/** The matrix that one gets from the one that is held and what changed since: nothing is drawn or sent again that stayed as it was. */
import type { OutputOf } from '../api/contract.ts'

type Matrix = OutputOf<'signons.matrix'>
type Changes = NonNullable<OutputOf<'signons.changes'>['changes']>
type Cell = Matrix['organisations'][number]['cells'][number]

/** Rows, cells and positions that did not change are the same objects as in `held`. Throws where the changes are of another matrix than the one held. */
export function changedMatrix(held: Matrix, changes: Changes): Matrix {
  const positions = inOrder(held.positions, changes.positions, changes.positionOrder)
  const columnById = new Map(held.positions.map(({ id }, column) => [id, column]))
  const columns = positions.map(({ id }) => ({ id, held: columnById.get(id) }))
  const cellsByRow = Map.groupBy(changes.cells, ({ organisation }) => organisation)
  const heads = new Map(changes.organisations.map((head) => [head.id, head]))
  const rowById = new Map(held.organisations.map((row) => [row.id, row]))
  const order = changes.organisationOrder ?? held.organisations.map(({ id }) => id)
  const organisations = order.map((id) => {
    const row = rowById.get(id)
    const head = heads.get(id)
    if (row && !head && !cellsByRow.has(id) && changes.positionOrder === null) return row
    const cells = new Map((cellsByRow.get(id) ?? []).map(({ position, cell }) => [position, cell]))
    const cellAt = (column: (typeof columns)[number]): Cell => known(cells.get(column.id) ?? row?.cells[column.held ?? -1])
    return { ...known(head ?? row), cells: columns.map(cellAt) }
  })
  return { maySign: changes.maySign, positions, organisations }
}

function inOrder<T extends { readonly id: string }>(held: T[], changed: readonly T[], order: readonly string[] | null): T[] {
  if (order === null && changed.length === 0) return held
  const byId = new Map([...held, ...changed].map((one) => [one.id, one]))
  return (order ?? held.map(({ id }) => id)).map((id) => known(byId.get(id)))
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('changes of a matrix that is not held')
  return found
}
