/** The matrix with its filters, its legend and the line about the cell with the focus: all in sight at once. */
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { useSay } from '../messages/say.tsx'
import type { GridPlace } from './grid-keys.ts'
import { MARKS } from './marks.ts'
import styles from './matrix.module.css'
import type { Cell, Column, Matrix, Row } from './matrix.ts'
import { FILTERS, type GridRow, type MatrixFilter, rowsWith, withHeading } from './matrix-filters.ts'
import { MatrixGrid } from './matrix-grid.tsx'

/** What the focus is on; parts are undefined on headers and totals. */
export interface MatrixSpot {
  readonly row: Row | undefined
  readonly column: Column | undefined
  readonly cell: Cell | undefined
  /** The heading of those outside. */
  readonly isOutside?: boolean
}

/** The matrix, buttons beside the filters, and the line below. */
export interface MatrixViewProps {
  readonly matrix: Matrix
  readonly actions?: ReactNode
  readonly detail: (spot: MatrixSpot) => ReactNode
}

const FIRST: GridPlace = { row: 1, column: 1 }

/** See the head of this file. */
export function MatrixView({ matrix, actions, detail }: MatrixViewProps): ReactNode {
  const say = useSay()
  const [filter, setFilter] = useState<MatrixFilter>('all')
  const [place, setPlace] = useState(FIRST)
  const line = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => withHeading(rowsWith(matrix, filter)), [matrix, filter])
  const here = { row: Math.min(place.row, rows.length + 1), column: Math.min(place.column, matrix.positions.length + 1) }
  const choose = (chosen: MatrixFilter): void => {
    setFilter(chosen)
    setPlace(FIRST)
  }
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        <Filters matrix={matrix} filter={filter} onChoose={choose} />
        {actions}
      </div>
      {rows.length === 0 ? (
        <div className={styles.frame}>
          <EmptyState picture="people">{say(`sign-ons.filter.${filter}.none`)}</EmptyState>
        </div>
      ) : (
        <MatrixGrid
          positions={matrix.positions}
          rows={rows}
          organisations={matrix.organisations}
          label={say('sign-ons.grid')}
          place={here}
          onPlace={setPlace}
          onEnter={() => line.current?.querySelector<HTMLElement>('button, a')?.focus()}
        />
      )}
      <ul className={styles.legend} aria-label={say('sign-ons.legend')}>
        {MARKS.map(({ state, mark }) => (
          <li key={state}>
            <b>{mark}</b> {say(`sign-ons.legend.${state}`)}
          </li>
        ))}
      </ul>
      <div ref={line} className={styles.detail}>
        {detail(spotAt(matrix, rows, here))}
      </div>
    </div>
  )
}

interface FiltersProps {
  readonly matrix: Matrix
  readonly filter: MatrixFilter
  readonly onChoose: (filter: MatrixFilter) => void
}

function Filters({ matrix, filter, onChoose }: FiltersProps): ReactNode {
  const say = useSay()
  return (
    <fieldset className={styles.filters}>
      <legend className={styles.legendTitle}>{say('sign-ons.filter')}</legend>
      {FILTERS.map((id) => (
        <Button
          key={id}
          size="small"
          variant={id === filter ? 'secondary' : 'quiet'}
          aria-pressed={id === filter}
          onPress={() => onChoose(id)}
        >
          {say(`sign-ons.filter.${id}`, { count: rowsWith(matrix, id).length })}
        </Button>
      ))}
    </fieldset>
  )
}

function spotAt({ positions }: Matrix, rows: readonly GridRow[], place: GridPlace): MatrixSpot {
  const at = rows[place.row - 1]
  if (at === 'outside') return { row: undefined, column: undefined, cell: undefined, isOutside: true }
  const row = at
  const column = positions[place.column - 1]
  return { row, column, cell: row?.cells[place.column - 1] }
}
