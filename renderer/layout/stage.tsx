/** A screen without the frame: first steps, unlocking, waiting. The name of the program, languages in the corner, one sheet. */
import { type ReactNode, useEffect } from 'react'
import { useSay } from '../messages/say.tsx'
import styles from './stage.module.css'

/** What stands on the sheet. */
export interface StageProps {
  readonly title: string
  /** One line below the title. */
  readonly lead?: ReactNode
  /** What stands in the corner, such as the names of the languages. */
  readonly corner?: ReactNode
  readonly children: ReactNode
  /** The way on, last. */
  readonly actions?: ReactNode
}

/** The stage; its title is the page's only h1 and has the focus whenever it changes. */
export function Stage({ title, lead, corner, children, actions }: StageProps): ReactNode {
  const say = useSay()
  useEffect(() => {
    document.title = 'Chorus'
  }, [])
  return (
    <div className={styles.stage}>
      <header className={styles.bar}>
        <span className={styles.name}>{say('layout.name')}</span>
        {corner}
      </header>
      <main className={styles.sheet}>
        <StageTitle key={title} title={title} />
        {lead && <p className={styles.lead}>{lead}</p>}
        <div className={styles.content}>{children}</div>
        {actions && <footer className={styles.actions}>{actions}</footer>}
      </main>
    </div>
  )
}

/** Typing that began meanwhile is not interrupted. The same function at every drawing: React calls a new one again, which would take the focus back. */
function takeFocus(element: HTMLHeadingElement | null): void {
  if (!document.activeElement?.matches('input, textarea')) element?.focus({ preventScroll: true })
}

/** A fresh element per title, so that each takes the focus once. */
function StageTitle({ title }: { readonly title: string }): ReactNode {
  return (
    <h1 ref={takeFocus} tabIndex={-1} className={styles.title}>
      {title}
    </h1>
  )
}
