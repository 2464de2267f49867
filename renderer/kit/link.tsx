/** Leads to another place. */
import type { ReactNode } from 'react'
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './link.module.css'

/** `href` is a place of the interface (`#/…`); `isQuiet` shows the line only when pointed at. */
export interface LinkProps extends Omit<AriaLinkProps, 'children' | 'className' | 'style' | 'render'> {
  readonly children: ReactNode
  readonly isQuiet?: boolean
}

/** A link; with `onPress` only it is still read as a link. */
export function Link({ children, isQuiet = false, ...rest }: LinkProps): ReactNode {
  return (
    <AriaLink {...rest} className={classNames(styles.link, isQuiet && styles.quiet)}>
      {children}
    </AriaLink>
  )
}
