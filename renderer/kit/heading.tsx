/** Headings by level. */
import type { ReactNode } from 'react'

/** The level among the page's headings; 1 is `Page`'s own. */
export type HeadingLevel = 2 | 3 | 4

/** A heading. */
export interface HeadingProps {
  readonly level?: HeadingLevel
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** An h2, h3 or h4. */
export function Heading({ level = 2, className, children }: HeadingProps): ReactNode {
  const Tag = `h${level}` as const
  return <Tag className={className}>{children}</Tag>
}
