/** A list whose lines are put into an order: by buttons, by dragging, or by the keys that drag. */
import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button as AriaButton, GridList as AriaGridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import { useSay } from '../messages/say.tsx'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import listStyles from './grid-list.module.css'
import { Icon } from './icon.tsx'
import { moved, movedTo } from './order.ts'
import styles from './order-list.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

/** The lines in their order, and who hears of another one. */
export interface OrderListProps<T extends { readonly id: string }> {
  readonly label: string
  readonly items: readonly T[]
  /** A line's words for screen readers and for the names of its buttons. */
  readonly textOf: (item: T) => string
  readonly children: (item: T) => ReactNode
  readonly onChange: (items: readonly T[]) => void
  readonly whenEmpty?: ReactNode
}

/** Tab reaches every button of every line; where a line stands after a move is read out. No button is switched off at either end: the focus would be lost. */
export function OrderList<T extends { readonly id: string }>(props: OrderListProps<T>): ReactNode {
  const { label, items, textOf, children, onChange, whenEmpty } = props
  const say = useSay()
  const [spoken, setSpoken] = useState('')
  const { dragAndDropHooks } = useDragAndDrop<T>({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => onChange(movedTo(items, new Set([...keys].map(String)), String(target.key), target.dropPosition)),
  })
  const step = (item: T, by: 1 | -1): void => {
    const next = moved(items, item.id, by)
    onChange(next)
    setSpoken(say('kit.order.moved', { name: textOf(item), place: next.indexOf(item) + 1, count: next.length }))
  }
  const remove = (item: T): void => {
    onChange(items.filter(({ id }) => id !== item.id))
    setSpoken(say('kit.order.removed', { name: textOf(item) }))
  }
  return (
    <>
      <AriaGridList
        aria-label={label}
        items={items}
        dependencies={[children, items]}
        dragAndDropHooks={dragAndDropHooks}
        keyboardNavigationBehavior="tab"
        className={classNames(listStyles.list)}
        renderEmptyState={() => <div className={listStyles.empty}>{whenEmpty}</div>}
      >
        {(item) => {
          const name = textOf(item)
          return (
            <GridListItem textValue={name} className={classNames(listStyles.item, styles.item)}>
              <AriaButton slot="drag" className={classNames(styles.grip)} aria-label={say('kit.order.drag', { name })}>
                <Icon of={GripVertical} />
              </AriaButton>
              <span className={styles.words}>{children(item)}</span>
              <IconButton size="small" icon={ArrowUp} label={say('kit.order.up', { name })} onPress={() => step(item, -1)} />
              <IconButton size="small" icon={ArrowDown} label={say('kit.order.down', { name })} onPress={() => step(item, 1)} />
              <IconButton size="small" icon={X} label={say('kit.order.remove', { name })} onPress={() => remove(item)} />
            </GridListItem>
          )
        }}
      </AriaGridList>
      <VisuallyHidden>
        <span role="status">{spoken}</span>
      </VisuallyHidden>
    </>
  )
}
