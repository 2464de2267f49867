/** One screen in the main area: its title, its buttons, its content. */
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './page.module.css'
import { useWindowTitle } from './window-title.tsx'

/** The title is the page's only h1, gets the focus after navigation, and names the window. */
export interface PageProps {
  readonly title: string
  /** What stands in front of " · Chorus" in the window's title; the title without it. Careful mode gives a neutral word. */
  readonly windowTitle?: string
  /** The title and what stands beside it are read, not seen: where a narrow window's top bar shows them. */
  readonly isTitleHidden?: boolean
  /** One line below the title. */
  readonly description?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** `text` for reading and forms, `wide` for tables, `full` for screens that divide the area themselves. */
  readonly width?: 'text' | 'wide' | 'full'
}

/** A screen. */
export function Page({
  title,
  windowTitle = title,
  isTitleHidden = false,
  description,
  actions,
  children,
  width = 'wide',
}: PageProps): ReactNode {
  useWindowTitle(windowTitle)
  return (
    <div className={classNames(styles.page, styles[width])}>
      <header className={classNames(styles.header, isTitleHidden && styles.unseen)}>
        <div className={styles.words}>
          <h1 tabIndex={-1} className={styles.title}>
            <bdi>{title}</bdi>
          </h1>
          {description && <div className={styles.description}>{description}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.content}>{children}</div>
    </div>
  )
}
