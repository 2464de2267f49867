/** Things below or beside each other at the distances of the theme, and words that step back. */
import type { ReactNode } from 'react'
import { classNames } from '../kit/class-names.ts'
import styles from './stack.module.css'

/** What is arranged. */
export interface StackProps {
  readonly children: ReactNode
  /** `tight` for what belongs together, `loose` between parts of a page. */
  readonly gap?: 'tight' | 'normal' | 'loose'
}

/** Below each other. */
export function Stack({ children, gap = 'normal' }: StackProps): ReactNode {
  return <div className={classNames(styles.stack, styles[gap])}>{children}</div>
}

/** Beside each other, wrapping where the room ends. */
export function Row({ children, gap = 'tight', isSpread = false }: StackProps & { readonly isSpread?: boolean }): ReactNode {
  return <div className={classNames(styles.row, styles[gap], isSpread && styles.spread)}>{children}</div>
}

/** Beside each other in columns of equal width, as many as fit. */
export function Columns({ children }: Pick<StackProps, 'children'>): ReactNode {
  return <div className={styles.columns}>{children}</div>
}

/** Words that step back: hints, dates, reasons. */
export function Note({ children, isSmall = false }: Pick<StackProps, 'children'> & { readonly isSmall?: boolean }): ReactNode {
  return <p className={classNames(styles.note, isSmall && styles.small)}>{children}</p>
}
