/** What only some need, folded away under its heading. */
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Disclosure as AriaDisclosure, type DisclosureProps as AriaDisclosureProps, Button, DisclosurePanel } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './disclosure.module.css'
import { Heading, type HeadingLevel } from './heading.tsx'
import { Icon } from './icon.tsx'

/** `isExpanded`, `defaultExpanded`, `onExpandedChange` as in react-aria. */
export interface DisclosureProps extends Pick<AriaDisclosureProps, 'isExpanded' | 'defaultExpanded' | 'onExpandedChange' | 'isDisabled'> {
  readonly label: ReactNode
  readonly children: ReactNode
  /** Where the line stands among the page's headings; it is none unless said. */
  readonly headingLevel?: HeadingLevel
}

/** A line that opens what is below it. */
export function Disclosure({ label, children, headingLevel, ...rest }: DisclosureProps): ReactNode {
  const line = (
    <Button slot="trigger" className={classNames(styles.button)}>
      <span className={styles.arrow}>
        <Icon of={ChevronRight} isDirectional />
      </span>
      {label}
    </Button>
  )
  return (
    <AriaDisclosure {...rest}>
      {headingLevel === undefined ? (
        line
      ) : (
        <Heading level={headingLevel} className={styles.heading}>
          {line}
        </Heading>
      )}
      <DisclosurePanel>
        <div className={styles.content}>{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  )
}
