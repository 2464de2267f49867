/** Buttons: something happens here. Where a press leads to another place, use `Link`. */
import { LoaderCircle, type LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import tooltipStyles from './tooltip.module.css'

type Inherited = Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'isPending' | 'render'>

/** A button with words. */
export interface ButtonProps extends Inherited {
  readonly children: ReactNode
  /** One primary button on a screen at most. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly size?: 'normal' | 'small'
  readonly icon?: LucideIcon | undefined
  /** The icon points along the line of reading and turns with it. */
  readonly isIconDirectional?: boolean
  /** Words for what is going on; while they are given, the button waits and cannot be pressed. */
  readonly pending?: string | undefined
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button. `onPress` as in react-aria: mouse, touch, keyboard and screen reader alike. */
export function Button({
  children,
  variant = 'secondary',
  size = 'normal',
  icon,
  isIconDirectional,
  pending,
  ...rest
}: ButtonProps): ReactNode {
  const isPending = pending !== undefined
  return (
    <AriaButton {...rest} isPending={isPending} className={classNames(styles.button, styles[variant], styles[size])}>
      {isPending && (
        <span className={styles.turning}>
          <Icon of={LoaderCircle} />
        </span>
      )}
      {!isPending && icon && <Icon of={icon} isDirectional={isIconDirectional ?? false} />}
      <span>{pending ?? children}</span>
    </AriaButton>
  )
}

/** A button that shows an icon only: its label is its name and appears when pointed at or focused. */
export interface IconButtonProps extends Inherited {
  readonly label: string
  readonly icon: LucideIcon
  readonly size?: 'normal' | 'small'
  readonly isIconDirectional?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** An icon for what everybody knows (close, menu); anything else wants words. */
export function IconButton({ label, icon, size = 'normal', isIconDirectional = false, ...rest }: IconButtonProps): ReactNode {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...rest} aria-label={label} className={classNames(styles.button, styles.quiet, styles.square, styles[size])}>
        <Icon of={icon} size={18} isDirectional={isIconDirectional} />
      </AriaButton>
      <AriaTooltip className={classNames(tooltipStyles.tooltip)} offset={6}>
        {label}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
