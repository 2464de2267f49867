/** A sheet of its own on the page. */
import type { ReactNode } from 'react'
import styles from './card.module.css'
import { classNames } from './class-names.ts'
import { Disclosure } from './disclosure.tsx'
import { Heading, type HeadingLevel } from './heading.tsx'

/** A title, buttons beside it, content. */
export interface CardProps {
  readonly title?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Where the title stands among the page's headings. */
  readonly level?: HeadingLevel
  /** Only the title is in sight until it is pressed; it needs one, and has no buttons beside it. */
  readonly isFolded?: boolean
}

/** A card; with a title it is a section of the page. */
export function Card({ title, actions, children, level = 2, isFolded = false }: CardProps): ReactNode {
  if (isFolded) return <FoldedCard {...{ title, level, children }} />
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

function FoldedCard({ title, children, level }: Pick<CardProps, 'title' | 'children'> & { readonly level: HeadingLevel }): ReactNode {
  return (
    <section className={classNames(styles.card, styles.folded)}>
      <Disclosure label={title} headingLevel={level}>
        <div className={styles.content}>{children}</div>
      </Disclosure>
    </section>
  )
}
