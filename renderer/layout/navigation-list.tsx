/** The places of a coalition, with numbers where something waits. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../kit/icon.tsx'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import styles from './navigation-list.module.css'

/** One place. */
export interface NavigationPlace {
  /** Such as `#/positions`. */
  readonly href: string
  readonly label: string
  readonly icon: LucideIcon
  /** How many things wait there, and the words for it, such as "3 need you". */
  readonly waiting?: { readonly count: number; readonly words: string } | undefined
  readonly isCurrent?: boolean
}

/** The list, for `Frame`'s navigation. */
export function NavigationList({ places }: { readonly places: readonly NavigationPlace[] }): ReactNode {
  return (
    <ul className={styles.list}>
      {places.map(({ href, label, icon, waiting, isCurrent }) => (
        <li key={href}>
          <a href={href} className={styles.place} {...(isCurrent && { 'aria-current': 'page' as const })}>
            <Icon of={icon} size={17} />
            <span className={styles.label}>{label}</span>
            {waiting && waiting.count > 0 && (
              <>
                <span aria-hidden="true" className={styles.count}>
                  {waiting.count}
                </span>
                <VisuallyHidden>{waiting.words}</VisuallyHidden>
              </>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}
