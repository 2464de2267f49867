/** The place of something that is still being read, with words that say so. */
import type { ReactNode } from 'react'
import styles from './skeleton.module.css'

/** What is being read, and about how much room it will take. */
export interface SkeletonProps {
  /** Such as "Opening the positions…". */
  readonly children: ReactNode
  readonly lines?: number
}

/** Quiet bars below the words; the words are read out once. */
export function Skeleton({ children, lines = 3 }: SkeletonProps): ReactNode {
  return (
    <div role="status" className={styles.skeleton}>
      <p className={styles.words}>{children}</p>
      {Array.from({ length: lines }, (_, index) => index).map((index) => (
        <span key={index} aria-hidden="true" className={styles.bar} style={{ inlineSize: `${92 - ((index * 17) % 40)}%` }} />
      ))}
    </div>
  )
}
