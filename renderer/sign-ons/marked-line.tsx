/** One answer in a list: the sign of the matrix, then words that say it. */
import type { ReactNode } from 'react'
import { markOf } from './marks.ts'
import styles from './sign-ons.module.css'

/** What the sign is of, and the words. */
export interface MarkedLineProps {
  readonly cell: Parameters<typeof markOf>[0]
  readonly children: ReactNode
}

/** A list item; screen readers get the words alone. */
export function MarkedLine({ cell, children }: MarkedLineProps): ReactNode {
  return (
    <li className={styles.marked}>
      <span aria-hidden="true" className={styles.mark}>
        {markOf(cell)}
      </span>
      <span>{children}</span>
    </li>
  )
}
