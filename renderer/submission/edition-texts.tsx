/** The texts that an edition prints, each with its code. */
import type { ReactNode } from 'react'
import { Link } from '../kit/link.tsx'
import { useSay } from '../messages/say.tsx'
import { useDay } from '../messages/use-day.ts'
import type { PrintedText } from './edition-changes.ts'
import styles from './submission.module.css'

/** See the head of this file. */
export function EditionTexts({ texts }: { readonly texts: readonly PrintedText[] }): ReactNode {
  const say = useSay()
  const day = useDay()
  return (
    <ul className={styles.list}>
      {texts.map((text) => (
        <li key={text.position} className={styles.line}>
          <Link href={`#/positions/${text.position}`}>
            <bdi>{say('home.position', { number: text.number, title: text.title })}</bdi>
          </Link>
          <span className={styles.soft}>{say('submission.text', { number: text.textNumber, date: day(text.closedOn) })}</span>
          <span className={styles.code}>{text.code}</span>
        </li>
      ))}
    </ul>
  )
}
