/** Yes or no, together with other answers; for what takes effect at once there is `Switch`. */
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { type CheckboxFieldProps as AriaCheckboxProps, CheckboxButton, CheckboxField } from 'react-aria-components'
import styles from './choice.module.css'
import { classNames } from './class-names.ts'
import { FieldNotes, isWrong } from './field.tsx'
import { Icon } from './icon.tsx'

/** `isSelected` and `onChange(isSelected)` as in react-aria. */
export interface CheckboxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style' | 'isInvalid' | 'render'> {
  readonly label: ReactNode
  readonly description?: ReactNode
  readonly error?: ReactNode
}

/** A box to tick, its words beside it. */
export function Checkbox({ label, description, error, ...rest }: CheckboxProps): ReactNode {
  return (
    <CheckboxField {...rest} isInvalid={isWrong(error)} className={classNames(styles.field)}>
      <CheckboxButton className={classNames(styles.choice)}>
        {({ isIndeterminate }) => (
          <>
            <span className={classNames(styles.mark, styles.box)}>
              <Icon of={isIndeterminate ? Minus : Check} size={13} />
            </span>
            <span>{label}</span>
          </>
        )}
      </CheckboxButton>
      <span className={styles.notes}>
        <FieldNotes description={description} error={error} />
      </span>
    </CheckboxField>
  )
}
