/** A short word about a thing's state. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './badge.module.css'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

/** The word carries the meaning; the tone only helps the eye. */
export interface BadgeProps {
  readonly children: ReactNode
  readonly tone?: 'neutral' | 'accent' | 'good' | 'warning' | 'danger'
  readonly icon?: LucideIcon | undefined
}

/** A badge. */
export function Badge({ children, tone = 'neutral', icon }: BadgeProps): ReactNode {
  return (
    <span className={classNames(styles.badge, styles[tone])}>
      {icon && <Icon of={icon} size={13} />}
      {children}
    </span>
  )
}
