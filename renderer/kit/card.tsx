/** A sheet of its own on the page. */
import type { ReactNode } from 'react'
import styles from './card.module.css'
import { Heading, type HeadingLevel } from './heading.tsx'

/** A title, buttons beside it, content. */
export interface CardProps {
  readonly title?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Where the title stands among the page's headings. */
  readonly level?: HeadingLevel
}

/** A card; with a title it is a section of the page. */
export function Card({ title, actions, children, level = 2 }: CardProps): ReactNode {
  return (
    <section className={styles.card}>
      {(title || actions) && (
        <header className={styles.header}>
          {title && (
            <Heading level={level} className={styles.title}>
              {title}
            </Heading>
          )}
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
