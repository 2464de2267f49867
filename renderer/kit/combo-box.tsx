/** One of many choices, found by typing; or words of one's own. */
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { ComboBox as AriaComboBox, type ComboBoxProps as AriaComboBoxProps, Button, Group, Input } from 'react-aria-components'
import { useSay } from '../messages/say.tsx'
import { classNames } from './class-names.ts'
import styles from './combo-box.module.css'
import { FieldLabel, FieldNotes, type FieldProps, fieldClass, inputClass, isWrong } from './field.tsx'
import { Icon } from './icon.tsx'
import { type Option, OptionList } from './option-list.tsx'

type Inherited = Omit<
  AriaComboBoxProps<Option>,
  | 'children'
  | 'className'
  | 'style'
  | 'isInvalid'
  | 'value'
  | 'defaultValue'
  | 'onChange'
  | 'render'
  | 'items'
  | 'defaultItems'
  | 'selectedKey'
  | 'onSelectionChange'
>

/** `value` is an option's id, null for none. With `allowsCustomValue` follow `onInputChange` as well. */
export interface ComboBoxProps<Id extends string> extends FieldProps, Inherited {
  readonly options: readonly Option<Id>[]
  readonly value?: Id | null
  readonly onChange?: (id: Id | null) => void
  readonly placeholder?: string
}

/** Filters its options while one types. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>): ReactNode {
  const { label, isLabelHidden = false, description, error, options, value, onChange, placeholder, ...rest } = props
  const say = useSay()
  const controlled = value === undefined ? {} : { value }
  const choose = (key: unknown): void => onChange?.(options.find(({ id }) => id === key)?.id ?? null)
  return (
    <AriaComboBox<Option>
      {...rest}
      {...controlled}
      onChange={choose}
      defaultItems={options}
      allowsEmptyCollection
      menuTrigger="focus"
      isInvalid={isWrong(error)}
      className={fieldClass}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <Group className={classNames(styles.group)}>
        <Input dir="auto" className={classNames(inputClass, styles.input)} placeholder={placeholder ?? ' '} />
        <Button className={classNames(styles.open)}>
          <Icon of={ChevronDown} />
        </Button>
      </Group>
      <OptionList whenEmpty={say('kit.combo.none')} />
      <FieldNotes description={description} error={error} />
    </AriaComboBox>
  )
}
