/** A tooltip repeats or lengthens what is on screen; a fact never stands only here. */
import type { ReactElement, ReactNode } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './tooltip.module.css'

/** Words for one pressable child. */
export interface TooltipProps {
  readonly words: string
  /** A kit button or link. */
  readonly children: ReactElement
}

/** Shows the words when the child is focused or pointed at for half a second. */
export function Tooltip({ words, children }: TooltipProps): ReactNode {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <AriaTooltip className={classNames(styles.tooltip)} offset={6}>
        {words}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
