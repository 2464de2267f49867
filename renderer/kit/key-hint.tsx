/** A key, or keys pressed together, for those who like the keyboard. */
import type { ReactNode } from 'react'
import styles from './key-hint.module.css'

/** The keys as they are printed on the keyboard, such as `['Ctrl', 'K']`. */
export function KeyHint({ keys }: { readonly keys: readonly string[] }): ReactNode {
  return (
    <span className={styles.keys} dir="ltr">
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
