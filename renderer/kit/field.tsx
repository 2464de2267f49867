/** What every field has around its input: a label, a hint, and an error that says what to do. */
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { Icon } from './icon.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

/** What all fields of the kit take. */
export interface FieldProps {
  readonly label: ReactNode
  /** The label speaks, but is not seen: only where what stands around makes the field's purpose plain. */
  readonly isLabelHidden?: boolean
  /** A hint that stays readable while typing. */
  readonly description?: ReactNode
  /** What is wrong and what helps; while given, the field counts as wrong. */
  readonly error?: ReactNode
}

/** The class of a field's outer element. */
export const fieldClass: string = classNames(styles.field)

/** The class of an input's box. */
export const inputClass: string = classNames(styles.input)

/** The label, above the input. */
export function FieldLabel({ label, isLabelHidden = false }: Pick<FieldProps, 'label' | 'isLabelHidden'>): ReactNode {
  if (!isLabelHidden) return <Label className={classNames(styles.label)}>{label}</Label>
  return (
    <VisuallyHidden>
      <Label>{label}</Label>
    </VisuallyHidden>
  )
}

/** The hint and the error, below the input. */
export function FieldNotes({ description, error }: Pick<FieldProps, 'description' | 'error'>): ReactNode {
  return (
    <>
      <FieldHint description={description} />
      <FieldError className={classNames(styles.error)}>
        <Icon of={CircleAlert} size={15} />
        <span>{error}</span>
      </FieldError>
    </>
  )
}

/** The hint alone, for choices that cannot be wrong by themselves. */
export function FieldHint({ description }: Pick<FieldProps, 'description'>): ReactNode {
  if (!description) return null
  return (
    <Text slot="description" className={classNames(styles.description)}>
      {description}
    </Text>
  )
}

/** Whether an error is shown. */
export const isWrong = (error: ReactNode): boolean => error !== undefined && error !== null && error !== false && error !== ''
