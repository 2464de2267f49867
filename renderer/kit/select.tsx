/** One of a few known choices. */
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Select as AriaSelect, type SelectProps as AriaSelectProps, Button, SelectValue } from 'react-aria-components'
import { useSay } from '../messages/say.tsx'
import { classNames } from './class-names.ts'
import { FieldLabel, FieldNotes, type FieldProps, fieldClass, inputClass, isWrong } from './field.tsx'
import { Icon } from './icon.tsx'
import { type Option, OptionList } from './option-list.tsx'
import styles from './select.module.css'

type Inherited = Omit<
  AriaSelectProps<Option>,
  'children' | 'className' | 'style' | 'isInvalid' | 'value' | 'defaultValue' | 'onChange' | 'render' | 'selectedKey' | 'onSelectionChange'
>

/** `value` is an option's id, null for none. */
export interface SelectProps<Id extends string> extends FieldProps, Inherited {
  readonly options: readonly Option<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
}

/** A drop-down list; typing jumps to a choice. */
export function Select<Id extends string>(props: SelectProps<Id>): ReactNode {
  const { label, isLabelHidden = false, description, error, options, value, onChange, placeholder, ...rest } = props
  const say = useSay()
  const choose = (key: unknown): void => {
    const chosen = options.find(({ id }) => id === key)
    if (chosen) onChange(chosen.id)
  }
  return (
    <AriaSelect<Option> {...rest} value={value} onChange={choose} isInvalid={isWrong(error)} className={fieldClass}>
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <Button className={classNames(inputClass, styles.button)}>
        <SelectValue className={classNames(styles.value)}>
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? (placeholder ?? say('kit.select.none')) : selectedText)}
        </SelectValue>
        <Icon of={ChevronDown} />
      </Button>
      <OptionList options={options} />
      <FieldNotes description={description} error={error} />
    </AriaSelect>
  )
}
