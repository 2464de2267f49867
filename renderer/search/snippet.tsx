/** Words around a hit, the hit marked: it stands between U+2068 and U+2069. */
import { Fragment, type ReactNode } from 'react'
import styles from './search.module.css'

const HIT = /(\u2068[^\u2069]*\u2069)/u

/** One line. */
export function Snippet({ text }: { readonly text: string }): ReactNode {
  return (
    <span className={styles.snippet} dir="auto">
      {text.split(HIT).map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing but their place
        <Fragment key={place}>{part.startsWith('\u2068') ? <mark className={styles.hit}>{part.slice(1, -1)}</mark> : part}</Fragment>
      ))}
    </span>
  )
}
