/** One thing to look at, with its name. */
import type { ReactNode } from 'react'
import { classNames } from '../kit/index.ts'
import styles from './gallery.module.css'

/** A named row of things side by side, or one below the other. */
export interface SpecimenProps {
  readonly title: string
  readonly children: ReactNode
  readonly isColumn?: boolean
}

/** The row. */
export function Specimen({ title, children, isColumn = false }: SpecimenProps): ReactNode {
  return (
    <section className={styles.specimen}>
      <h2 className={styles.title}>{title}</h2>
      <div className={classNames(isColumn ? styles.column : styles.row)}>{children}</div>
    </section>
  )
}
