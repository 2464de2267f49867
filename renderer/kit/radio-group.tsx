/** One of a few choices, all in sight: as lines, or as cards that explain themselves. */
import type { ReactNode } from 'react'
import { RadioGroup as AriaRadioGroup, type RadioGroupProps as AriaRadioGroupProps, RadioButton, RadioField } from 'react-aria-components'
import styles from './choice.module.css'
import { classNames } from './class-names.ts'
import { FieldHint, FieldLabel, FieldNotes, type FieldProps, fieldClass, isWrong } from './field.tsx'
import type { Option } from './option-list.tsx'

type Inherited = Omit<AriaRadioGroupProps, 'children' | 'className' | 'style' | 'isInvalid' | 'value' | 'onChange' | 'render'>

/** `value` is an option's id, null for none yet. */
export interface RadioGroupProps<Id extends string> extends FieldProps, Inherited {
  readonly options: readonly Option<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
  /** Cards give each choice room for its description. */
  readonly variant?: 'lines' | 'cards'
}

/** A group of choices; arrow keys move between them. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>): ReactNode {
  const { label, isLabelHidden = false, description, error, options, value, onChange, variant = 'lines', ...rest } = props
  const choose = (chosen: string): void => {
    const option = options.find(({ id }) => id === chosen)
    if (option) onChange(option.id)
  }
  return (
    <AriaRadioGroup {...rest} value={value} onChange={choose} isInvalid={isWrong(error)} className={fieldClass}>
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <div className={styles[variant]}>
        {options.map((option) => (
          <Choice key={option.id} option={option} isCard={variant === 'cards'} />
        ))}
      </div>
      <FieldNotes description={description} error={error} />
    </AriaRadioGroup>
  )
}

function Choice({ option, isCard }: { readonly option: Option; readonly isCard: boolean }): ReactNode {
  const { id, label, description, isDisabled = false } = option
  return (
    <RadioField value={id} isDisabled={isDisabled} className={classNames(styles.field, isCard && styles.card)}>
      <RadioButton className={classNames(styles.choice)}>
        <span className={classNames(styles.mark, styles.dot)} />
        <span>{label}</span>
      </RadioButton>
      <span className={styles.notes}>
        <FieldHint description={description} />
      </span>
    </RadioField>
  )
}
