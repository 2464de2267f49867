/** One person's words in a thread: who, when, what. */
import type { ReactNode } from 'react'
import { Avatar } from '../kit/avatar.tsx'
import { Time } from '../kit/time.tsx'
import type { Remark } from './remark-order.ts'
import styles from './remarks.module.css'

/** A remark or an answer. */
export interface RemarkWordsProps {
  readonly by: Remark['by']
  readonly at: number
  readonly text: string
}

/** See the head of this file. */
export function RemarkWords({ by, at, text }: RemarkWordsProps): ReactNode {
  return (
    <div className={styles.said}>
      <Avatar id={by.person} name={by.name} size={24} isDecorative />
      <div className={styles.saidWords}>
        <p className={styles.by}>
          <bdi className={styles.name}>{by.name}</bdi> <bdi>{by.organisationName}</bdi> · <Time at={at} form="relative" />
        </p>
        <p dir="auto" className={styles.words}>
          {text}
        </p>
      </div>
    </div>
  )
}
