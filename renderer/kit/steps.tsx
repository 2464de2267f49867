/** Where one is on a way of a few steps. */
import { Check, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSay } from '../messages/say.tsx'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './steps.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

/** One step. */
export interface Step {
  readonly id: string
  readonly label: string
  /** A date, or what happened. */
  readonly detail?: ReactNode
}

/** `currentId` is the step one is at; those before it are done. Without it all are done. */
export interface StepsProps {
  readonly label: string
  readonly steps: readonly Step[]
  readonly currentId?: string | undefined
  readonly direction?: 'along' | 'down'
  /** The current step goes on by itself: people only wait. */
  readonly isWorking?: boolean
}

/** The steps in order, as a list. */
export function Steps({ label, steps, currentId, direction = 'along', isWorking = false }: StepsProps): ReactNode {
  const current = currentId === undefined ? steps.length : steps.findIndex(({ id }) => id === currentId)
  return (
    <ol aria-label={label} className={classNames(styles.steps, styles[direction])}>
      {steps.map((step, index) => (
        <StepLine key={step.id} step={step} number={index + 1} order={Math.sign(index - current)} isWorking={isWorking} />
      ))}
    </ol>
  )
}

interface StepLineProps {
  readonly step: Step
  readonly number: number
  /** -1 done, 0 now, 1 to come. */
  readonly order: number
  readonly isWorking: boolean
}

function StepLine({ step, number, order, isWorking }: StepLineProps): ReactNode {
  const say = useSay()
  const isNow = order === 0
  return (
    <li className={classNames(styles.step, order < 0 && styles.done, isNow && styles.now)} {...(isNow && { 'aria-current': 'step' })}>
      <span className={styles.mark} aria-hidden="true">
        {order < 0 && <Icon of={Check} size={13} />}
        {order >= 0 && !(isNow && isWorking) && number}
        {isNow && isWorking && (
          <span className={styles.turning}>
            <Icon of={LoaderCircle} size={14} />
          </span>
        )}
      </span>
      <span className={styles.words}>
        <span>
          {step.label}
          {order < 0 && <VisuallyHidden> {say('kit.steps.done')}</VisuallyHidden>}
        </span>
        {step.detail && <span className={styles.detail}>{step.detail}</span>}
      </span>
    </li>
  )
}
