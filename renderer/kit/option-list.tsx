/** The list of choices that Select and ComboBox open. */
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './option-list.module.css'
import list from './popover-list.module.css'

/** One choice. */
export interface Option<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly description?: string | undefined
  readonly isDisabled?: boolean
}

/** The choices in a popover as wide as the field; `whenEmpty` are the words for no choice. */
export function OptionList({ options, whenEmpty }: { readonly options?: readonly Option[]; readonly whenEmpty?: string }): ReactNode {
  const items = options && { items: options }
  return (
    <Popover className={classNames(list.popover, styles.popover)} offset={4}>
      <ListBox<Option>
        {...items}
        className={classNames(list.list)}
        renderEmptyState={() => <div className={styles.empty}>{whenEmpty}</div>}
      >
        {(option) => (
          <ListBoxItem textValue={option.label} isDisabled={option.isDisabled ?? false} className={classNames(list.line)}>
            <span className={styles.tick}>
              <Icon of={Check} />
            </span>
            <span className={list.words}>
              <span>{option.label}</span>
              {option.description && <span className={list.description}>{option.description}</span>}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}
