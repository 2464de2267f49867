/** Rows and columns with a header that stays in sight. */
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { Table as AriaTable, type TableProps as AriaTableProps, Cell, Column, Row, TableBody, TableHeader } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './table.module.css'

/** One column. */
export interface TableColumn<Id extends string = string> {
  readonly id: Id
  readonly label: string
  /** The column that names the row; exactly one. */
  readonly isRowHeader?: boolean
  /** `figures` stand with their units below each other. */
  readonly align?: 'start' | 'figures'
  readonly allowsSorting?: boolean
  /** Pixels; without it the column takes what is left. */
  readonly width?: number
}

type Inherited = Pick<
  AriaTableProps,
  'sortDescriptor' | 'onSortChange' | 'selectionMode' | 'selectedKeys' | 'onSelectionChange' | 'disabledKeys'
>

/** The rows, and what stands in each cell. */
export interface TableProps<T extends { readonly id: string }, Id extends string> extends Inherited {
  readonly label: string
  readonly columns: readonly TableColumn<Id>[]
  readonly rows: readonly T[]
  readonly cell: (row: T, column: Id) => ReactNode
  /** What pressing a row (or Enter on it) does. */
  readonly onRowAction?: (row: T) => void
  /** What stands there while there are no rows. */
  readonly whenEmpty?: ReactNode
}

/** Arrow keys move between cells; sorting is the caller's, by `sortDescriptor` and `onSortChange`. */
export function Table<T extends { readonly id: string }, Id extends string>(props: TableProps<T, Id>): ReactNode {
  const { label, columns, rows, cell, onRowAction, whenEmpty, ...rest } = props
  const action = onRowAction && {
    onRowAction: (key: unknown) => {
      const row = rows.find(({ id }) => id === key)
      if (row) onRowAction(row)
    },
  }
  return (
    <div className={styles.frame}>
      <AriaTable {...rest} {...action} aria-label={label} className={classNames(styles.table)}>
        <TableHeader columns={columns}>{(column) => <HeaderCell column={column} />}</TableHeader>
        <TableBody items={rows} dependencies={[columns, cell]} renderEmptyState={() => <div className={styles.empty}>{whenEmpty}</div>}>
          {(row) => (
            <Row columns={columns} dependencies={[cell]} className={classNames(styles.row, onRowAction && styles.pressable)}>
              {(column) => <Cell className={classNames(styles.cell, styles[column.align ?? 'start'])}>{cell(row, column.id)}</Cell>}
            </Row>
          )}
        </TableBody>
      </AriaTable>
    </div>
  )
}

function HeaderCell({ column }: { readonly column: TableColumn }): ReactNode {
  const { id, label, isRowHeader = false, allowsSorting = false, align = 'start', width } = column
  const style = width === undefined ? {} : { style: { inlineSize: width } }
  return (
    <Column
      id={id}
      isRowHeader={isRowHeader}
      allowsSorting={allowsSorting}
      className={classNames(styles.header, styles[align], allowsSorting && styles.sortable)}
      {...style}
    >
      {({ sortDirection }) => (
        <span className={styles.heading}>
          {label}
          {sortDirection && <Icon of={sortDirection === 'ascending' ? ArrowUp : ArrowDown} size={14} />}
        </span>
      )}
    </Column>
  )
}
