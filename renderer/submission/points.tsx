/** A heading and what stands below it, point by point. */
import type { ReactNode } from 'react'
import styles from './submission.module.css'

/** See the head of this file. */
export function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }): ReactNode {
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{title}</h3>
      <ul className={styles.points}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}
