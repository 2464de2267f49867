/** What only some need, folded away under its heading. */
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Disclosure as AriaDisclosure, type DisclosureProps as AriaDisclosureProps, Button, DisclosurePanel } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './disclosure.module.css'
import { Icon } from './icon.tsx'

/** `isExpanded`, `defaultExpanded`, `onExpandedChange` as in react-aria. */
export interface DisclosureProps extends Pick<AriaDisclosureProps, 'isExpanded' | 'defaultExpanded' | 'onExpandedChange' | 'isDisabled'> {
  readonly label: ReactNode
  readonly children: ReactNode
}

/** A line that opens what is below it. */
export function Disclosure({ label, children, ...rest }: DisclosureProps): ReactNode {
  return (
    <AriaDisclosure {...rest}>
      <Button slot="trigger" className={classNames(styles.button)}>
        <span className={styles.arrow}>
          <Icon of={ChevronRight} isDirectional />
        </span>
        {label}
      </Button>
      <DisclosurePanel>
        <div className={styles.content}>{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  )
}
