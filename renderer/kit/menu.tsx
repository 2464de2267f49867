/** A button that opens a short list of deeds. */
import { Check, ChevronDown, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button, type ButtonProps, IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './menu.module.css'
import list from './popover-list.module.css'

/** One deed. */
export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly description?: string | undefined
  readonly icon?: LucideIcon | undefined
  readonly isDangerous?: boolean
  readonly isDisabled?: boolean
  /** A tick says that this one holds now. */
  readonly isCurrent?: boolean
  readonly onAction: () => void
}

/** The button's words and what it opens. */
export interface MenuButtonProps {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  readonly variant?: ButtonProps['variant'] | 'bare'
  readonly size?: ButtonProps['size']
  /** With an icon only, the label is the button's name. */
  readonly icon?: LucideIcon | undefined
  readonly isIconOnly?: boolean
}

/** Arrow keys and first letters move in the list; Esc closes it. */
export function MenuButton(props: MenuButtonProps): ReactNode {
  return (
    <MenuTrigger>
      <Opener {...props} />
      <Popover className={classNames(list.popover, styles.popover)} offset={4}>
        <Menu aria-label={props.label} items={props.entries} className={classNames(list.list)}>
          {(entry) => <Line entry={entry} />}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function Opener({ label, variant = 'secondary', size = 'normal', icon, isIconOnly = false }: MenuButtonProps): ReactNode {
  if (isIconOnly && icon) return <IconButton label={label} icon={icon} size={size} />
  if (variant === 'bare') {
    return (
      <AriaButton className={classNames(styles.bare)}>
        <span className={styles.name}>{label}</span>
        <Icon of={ChevronDown} size={15} />
      </AriaButton>
    )
  }
  return (
    <Button variant={variant} size={size} icon={icon}>
      <span className={styles.opener}>
        {label}
        <Icon of={ChevronDown} size={15} />
      </span>
    </Button>
  )
}

function Line({ entry }: { readonly entry: MenuEntry }): ReactNode {
  const { label, description, icon, isDangerous = false, isDisabled = false, isCurrent, onAction } = entry
  const mark = isCurrent ? Check : icon
  return (
    <MenuItem
      textValue={label}
      isDisabled={isDisabled}
      onAction={onAction}
      className={classNames(list.line, isDangerous && styles.dangerous)}
      {...(isCurrent && { 'aria-current': true as const })}
    >
      <span className={styles.mark}>{mark && <Icon of={mark} />}</span>
      <span className={list.words}>
        <span>{label}</span>
        {description && <span className={list.description}>{description}</span>}
      </span>
    </MenuItem>
  )
}
