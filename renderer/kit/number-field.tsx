/** A number, typed or stepped. */
import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { NumberField as AriaNumberField, type NumberFieldProps as AriaNumberFieldProps, Button, Group, Input } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldLabel, FieldNotes, type FieldProps, fieldClass, inputClass, isWrong } from './field.tsx'
import { Icon } from './icon.tsx'
import styles from './number-field.module.css'

/** `onChange` gets the number when the field is left or stepped. */
export interface NumberFieldProps
  extends FieldProps,
    Omit<AriaNumberFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'render'> {}

/** A number field with two steps; arrow keys step, too. */
export function NumberField({ label, isLabelHidden = false, description, error, ...rest }: NumberFieldProps): ReactNode {
  return (
    <AriaNumberField {...rest} isInvalid={isWrong(error)} className={fieldClass}>
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <Group className={classNames(styles.group)}>
        <Button slot="decrement" className={classNames(styles.step)}>
          <Icon of={Minus} />
        </Button>
        <Input className={classNames(inputClass, styles.number)} />
        <Button slot="increment" className={classNames(styles.step)}>
          <Icon of={Plus} />
        </Button>
      </Group>
      <FieldNotes description={description} error={error} />
    </AriaNumberField>
  )
}
