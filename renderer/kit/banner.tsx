/** Something a person should know about this page, with the next step. */
import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './banner.module.css'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

/** What it says, and what can be done. */
export interface BannerProps {
  readonly kind?: 'info' | 'good' | 'warning' | 'error'
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** The next step: kit buttons or links. An error always has one. */
  readonly actions?: ReactNode
}

const ICONS: Readonly<Record<NonNullable<BannerProps['kind']>, LucideIcon>> = {
  info: Info,
  good: CircleCheck,
  warning: TriangleAlert,
  error: CircleAlert,
}

/** Read out when it appears: an error at once, the others when there is a pause. */
export function Banner({ kind = 'info', title, children, actions }: BannerProps): ReactNode {
  return (
    <div role={kind === 'error' ? 'alert' : 'status'} className={classNames(styles.banner, styles[kind])}>
      <span className={styles.icon}>
        <Icon of={ICONS[kind]} size={18} />
      </span>
      <div className={styles.words}>
        {title && <strong className={styles.title}>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
