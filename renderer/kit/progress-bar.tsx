/** Work that takes time: always with words, and with a way to stop it where there is one. */
import type { ReactNode } from 'react'
import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components'
import { useSay } from '../messages/say.tsx'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './progress-bar.module.css'

/** How far it is. */
export interface ProgressBarProps {
  /** What is going on, such as "Reading the plan". */
  readonly label: string
  /** From 0 to `maximum`; without it nobody knows how long it takes. */
  readonly value?: number | undefined
  readonly maximum?: number
  /** How far in words, such as "1.2 of 3.1 MB"; otherwise percent. */
  readonly detail?: string | undefined
  readonly onCancel?: (() => void) | undefined
  /** What stops it, in words; "Cancel" without it. */
  readonly cancelLabel?: string | undefined
}

/** A bar below its words. */
export function ProgressBar({ label, value, maximum = 100, detail, onCancel, cancelLabel }: ProgressBarProps): ReactNode {
  const say = useSay()
  const progress = value === undefined ? { isIndeterminate: true } : { value, maxValue: maximum }
  return (
    <div className={styles.line}>
      <AriaProgressBar {...progress} {...(detail && { valueLabel: detail })} className={classNames(styles.progress)}>
        {({ percentage, valueText }) => (
          <>
            <span className={styles.words}>
              <Label>{label}</Label>
              <span className={styles.value}>{detail ?? valueText}</span>
            </span>
            <span className={styles.track}>
              <span
                className={classNames(styles.bar, percentage === undefined && styles.unknown)}
                style={{ inlineSize: percentage === undefined ? '30%' : `${percentage}%` }}
              />
            </span>
          </>
        )}
      </AriaProgressBar>
      {onCancel && (
        <Button size="small" variant="quiet" onPress={onCancel}>
          {cancelLabel ?? say('kit.cancel')}
        </Button>
      )}
    </div>
  )
}
