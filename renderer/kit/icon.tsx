/** One size and stroke for every icon; icons are decoration and never speak alone. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './icon.module.css'

/** An icon of the set. */
export interface IconProps {
  readonly of: LucideIcon
  /** Pixels; 16 fits chrome text. */
  readonly size?: number
  /** For arrows and everything that points along the line of reading. */
  readonly isDirectional?: boolean
}

/** The icon, hidden from screen readers. */
export function Icon({ of: Drawing, size = 16, isDirectional = false }: IconProps): ReactNode {
  return <Drawing size={size} strokeWidth={1.75} aria-hidden="true" className={isDirectional ? styles.directional : styles.icon} />
}
