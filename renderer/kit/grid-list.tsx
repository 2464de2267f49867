/** A list of things, each a line that can be opened and may hold buttons of its own. */
import type { ReactNode } from 'react'
import { GridList as AriaGridList, GridListItem } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './grid-list.module.css'

/** The things, and how a line of one looks. */
export interface GridListProps<T extends { readonly id: string }> {
  readonly label: string
  readonly items: readonly T[]
  /** A line's words for screen readers and for finding by first letters. */
  readonly textOf: (item: T) => string
  readonly children: (item: T) => ReactNode
  /** What pressing a line (or Enter on it) does. */
  readonly onAction?: (item: T) => void
  readonly whenEmpty?: ReactNode
}

/** Arrow keys move between lines, and into the buttons of a line. */
export function GridList<T extends { readonly id: string }>(props: GridListProps<T>): ReactNode {
  const { label, items, textOf, children, onAction, whenEmpty } = props
  return (
    <AriaGridList
      aria-label={label}
      items={items}
      dependencies={[children, onAction]}
      className={classNames(styles.list)}
      renderEmptyState={() => <div className={styles.empty}>{whenEmpty}</div>}
    >
      {(item) => (
        <GridListItem
          textValue={textOf(item)}
          className={classNames(styles.item, onAction && styles.pressable)}
          {...(onAction && { onAction: () => onAction(item) })}
        >
          {children(item)}
        </GridListItem>
      )}
    </AriaGridList>
  )
}
