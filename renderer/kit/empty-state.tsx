/** A place where nothing is yet: a quiet picture, one sentence, one button. */
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'
import { Picture, type PictureName } from './picture.tsx'

/** What comes next here. */
export interface EmptyStateProps {
  readonly picture: PictureName
  readonly children: ReactNode
  /** One kit button. */
  readonly action?: ReactNode
}

/** Says what comes next and when, not that there is nothing. */
export function EmptyState({ picture, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className={styles.empty}>
      <Picture name={picture} />
      <p className={styles.words}>{children}</p>
      {action}
    </div>
  )
}
