/** One line, or several, of a person's own words. */
import type { ReactNode, Ref } from 'react'
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldLabel, FieldNotes, type FieldProps, fieldClass, inputClass, isWrong } from './field.tsx'
import styles from './text-field.module.css'

type Inherited = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'render'>

/** A one-line field; `onChange` gets the text. */
export interface TextFieldProps extends FieldProps, Inherited {
  readonly placeholder?: string
  readonly inputRef?: Ref<HTMLInputElement>
}

/** Text runs in the direction of its own first letter. */
export function TextField({ label, isLabelHidden = false, description, error, placeholder, inputRef, ...rest }: TextFieldProps): ReactNode {
  return (
    <AriaTextField {...rest} isInvalid={isWrong(error)} className={fieldClass}>
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <Input dir="auto" className={inputClass} ref={inputRef ?? null} placeholder={placeholder ?? ' '} />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  )
}

/** A field of several lines. */
export interface TextAreaProps extends FieldProps, Inherited {
  readonly placeholder?: string
  /** Lines to begin with; the field grows with its text. */
  readonly rows?: number
  /** Lines beyond which it scrolls. */
  readonly mostRows?: number
  readonly inputRef?: Ref<HTMLTextAreaElement>
}

/** Like `TextField`, for several lines. */
export function TextArea({
  label,
  isLabelHidden = false,
  description,
  error,
  placeholder,
  rows = 3,
  mostRows,
  inputRef,
  ...rest
}: TextAreaProps): ReactNode {
  const className = classNames(inputClass, styles.area)
  return (
    <AriaTextField {...rest} isInvalid={isWrong(error)} className={fieldClass}>
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <AriaTextArea
        dir="auto"
        rows={rows}
        className={className}
        style={{ minBlockSize: linesHigh(rows), ...(mostRows !== undefined && { maxBlockSize: linesHigh(mostRows) }) }}
        ref={inputRef ?? null}
        placeholder={placeholder ?? ' '}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  )
}

const linesHigh = (rows: number): string => `calc(${rows}lh + 14px)`
