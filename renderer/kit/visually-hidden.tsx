/** Words for screen readers where a picture speaks to the eye. */
import type { ReactNode } from 'react'
import styles from './visually-hidden.module.css'

/** Its children are read, not seen. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={styles.hidden}>{children}</span>
}
