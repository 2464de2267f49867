/** The matrix: organisations down, positions across; one cell at a time has the focus, and each is a whole sentence for screen readers. */
import { type FocusEvent, type KeyboardEvent, memo, type ReactNode, useEffect, useRef, useState } from 'react'
import { useIntl } from 'react-intl'
import { Badge } from '../kit/badge.tsx'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import { positionName } from '../messages/position-name.ts'
import { useSay } from '../messages/say.tsx'
import { cellSentence } from './cell-sentence.ts'
import { type GridPlace, placeAfter } from './grid-keys.ts'
import { markOf } from './marks.ts'
import styles from './matrix.module.css'
import type { Column, Row } from './matrix.ts'
import type { GridRow } from './matrix-filters.ts'
import { useDrawnRows } from './use-drawn-rows.ts'
import { useSayer } from './use-sayer.ts'

/** What is shown, and who hears of the cell with the focus. */
export interface MatrixGridProps {
  readonly positions: readonly Column[]
  readonly rows: readonly GridRow[]
  /** All organisations, also those that a filter leaves out: totals are over them. */
  readonly organisations: readonly Row[]
  readonly label: string
  /** The cell that has the focus or had it last: row 0 is the header, column 0 the organisation. */
  readonly place: GridPlace
  readonly onPlace: (place: GridPlace) => void
  /** Enter on a cell. */
  readonly onEnter: () => void
}

/** A native table with the roles and keys of a grid: a hundred rows of sixty cells are too many for a component each. */
export function MatrixGrid({ positions, rows, organisations, label, place, onPlace, onEnter }: MatrixGridProps): ReactNode {
  const table = useRef<HTMLTableElement>(null)
  const [wanted, setWanted] = useState<GridPlace>()
  const drawn = useDrawnRows(rows)
  const isWhole = drawn.length === rows.length
  useEffect(() => {
    // Until all rows are there, a place is not where it will be.
    if (!wanted || !isWhole) return
    cellAt(table.current, wanted)?.focus()
    setWanted(undefined)
  }, [wanted, isWhole])
  const press = (event: KeyboardEvent<HTMLTableElement>): void => {
    if (event.key === 'Enter') {
      // Or it would press what the focus moves to.
      event.preventDefault()
      return onEnter()
    }
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl'
    const to = placeAfter(event, place, { rows: rows.length + 2, columns: positions.length + 2, isRightToLeft })
    if (!to) return
    event.preventDefault()
    setWanted(to)
  }
  const focus = (event: FocusEvent): void => {
    const cell = event.target.closest<HTMLTableCellElement>('td, th')
    const row = cell?.closest('tr')
    if (cell && row) onPlace({ row: row.rowIndex, column: cell.colSpan > 1 ? place.column : cell.cellIndex })
  }
  const columnIn = (row: number): number => (place.row === row ? place.column : NOT_HERE)
  return (
    <div className={styles.frame}>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is an interactive table
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 2}
        aria-colcount={positions.length + 2}
        className={styles.grid}
        onKeyDown={press}
        onFocus={focus}
      >
        <Head positions={positions} current={columnIn(0)} />
        <tbody>
          {drawn.map(({ row, index }) =>
            row === 'outside' ? (
              <OutsideHeading key={row} width={positions.length + 2} current={columnIn(index + 1)} />
            ) : (
              <Line key={row.id} row={row} positions={positions} current={columnIn(index + 1)} />
            ),
          )}
        </tbody>
        <Totals positions={positions} rows={organisations} current={columnIn(rows.length + 1)} />
      </table>
    </div>
  )
}

const NOT_HERE = -1

/** What every cell of the grid is given: only the one with the focus is a stop of the Tab key. */
const stop = (column: number, current: number) => ({ tabIndex: column === current ? 0 : -1 })

function cellAt(table: HTMLTableElement | null, { row, column }: GridPlace): HTMLElement | undefined {
  const cells = table?.rows[row]?.cells
  // A heading is one cell across the row.
  return cells?.[Math.min(column, cells.length - 1)]
}

interface GridCellProps {
  readonly tabIndex: number
  readonly children: ReactNode
  readonly 'aria-label'?: string
  readonly 'data-state'?: string
}

/** In a grid a table cell is a cell of it, by the roles that HTML gives. */
function GridCell(props: GridCellProps): ReactNode {
  return <td {...props} className={styles.cell} />
}

interface PartProps {
  readonly positions: readonly Column[]
  /** The column that has the focus in this row, or -1. */
  readonly current: number
}

const Head = memo(({ positions, current }: PartProps): ReactNode => {
  const say = useSay()
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.corner} {...stop(0, current)}>
          {say('sign-ons.organisation')}
        </th>
        {positions.map(({ id, number, title }, index) => (
          <th
            key={id}
            scope="col"
            aria-label={positionName(say, { number, title })}
            className={styles.number}
            {...stop(index + 1, current)}
          >
            {number ?? '–'}
          </th>
        ))}
        <th scope="col" className={styles.number} {...stop(positions.length + 1, current)}>
          {say('sign-ons.owes')}
        </th>
      </tr>
    </thead>
  )
})
Head.displayName = 'Head'

const Line = memo(({ row, positions, current }: PartProps & { readonly row: Row }): ReactNode => {
  const say = useSay()
  const sayer = useSayer()
  const { name, hasLeft, cells, owes } = row
  return (
    <tr>
      <th scope="row" className={styles.name} {...stop(0, current)}>
        <bdi>{name || say('sign-ons.no-name')}</bdi>
        {hasLeft && <Badge tone="warning">{say('members.gone')}</Badge>}
      </th>
      {positions.map((column, index) => {
        const cell = cells[index]
        return (
          cell && (
            <GridCell
              key={column.id}
              aria-label={cellSentence(sayer, name, column, cell)}
              data-state={cell.state}
              {...stop(index + 1, current)}
            >
              {markOf(cell)}
            </GridCell>
          )
        )
      })}
      <GridCell {...stop(positions.length + 1, current)}>
        <span aria-hidden="true">{owes}</span>
        <VisuallyHidden>{say('sign-ons.owes.whole', { organisation: name, count: owes })}</VisuallyHidden>
      </GridCell>
    </tr>
  )
})
Line.displayName = 'Line'

/** Above those who are no members: what they say is recorded, and counted nowhere. */
const OutsideHeading = memo(({ width, current }: { readonly width: number; readonly current: number }): ReactNode => {
  const say = useSay()
  return (
    <tr>
      <th scope="rowgroup" colSpan={width} className={styles.outside} {...stop(0, current)}>
        {say('sign-ons.outside')}
      </th>
    </tr>
  )
})
OutsideHeading.displayName = 'OutsideHeading'

const Totals = memo(({ positions, rows, current }: PartProps & { readonly rows: readonly Row[] }): ReactNode => {
  const say = useSay()
  const intl = useIntl()
  const members = rows.filter(({ isOutside }) => !isOutside)
  const answered = (column: number): number => members.filter(({ cells }) => HAS_SIGNED.has(cells[column]?.state ?? '')).length
  return (
    <tfoot>
      <tr>
        <th scope="row" className={styles.name} {...stop(0, current)}>
          {say('sign-ons.signed')}
        </th>
        {positions.map(({ id }, index) => (
          <GridCell
            key={id}
            aria-label={say('sign-ons.signed.whole', { count: answered(index), of: members.length })}
            {...stop(index + 1, current)}
          >
            {intl.formatNumber(answered(index))}
          </GridCell>
        ))}
        <GridCell {...stop(positions.length + 1, current)}>{intl.formatNumber(rows.reduce((sum, { owes }) => sum + owes, 0))}</GridCell>
      </tr>
    </tfoot>
  )
})
Totals.displayName = 'Totals'

/** Signed by the organisation itself: what was recorded or counted by silence is none of it. SPEC rule SIGN-3. */
const HAS_SIGNED: ReadonlySet<string> = new Set(['signed', 'signed-except'])
