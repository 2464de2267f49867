/** A code in groups of four: typed, pasted in any form, and shown group by group with the wrong one marked. */
import { type ChangeEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { TextField as AriaTextField, Input } from 'react-aria-components'
import { useSay } from '../messages/say.tsx'
import { classNames } from './class-names.ts'
import styles from './code-field.module.css'
import { caretInGroups, codeGroups, groupedCode } from './code-groups.ts'
import { FieldLabel, FieldNotes, type FieldProps, fieldClass, inputClass, isWrong } from './field.tsx'

/** `value` and `onChange` have the code with dashes between groups, in capitals. */
export interface CodeFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (code: string) => void
  /** How many groups a whole code has. */
  readonly groups: number
  /** The wrong group, counted from 1. */
  readonly wrongGroup?: number | undefined
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
}

/** The field, and below it how many groups there are and which one does not fit. */
export function CodeField(props: CodeFieldProps): ReactNode {
  const { label, isLabelHidden = false, description, error, value, onChange, groups, wrongGroup, ...rest } = props
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number | undefined>(undefined)
  useLayoutEffect(() => {
    if (caret.current !== undefined && document.activeElement === input.current)
      input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  })
  const change = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    caret.current = caretInGroups(target.value, target.selectionStart ?? target.value.length)
    onChange(groupedCode(target.value))
  }
  const typed = codeGroups(value)
  const wrongWords =
    wrongGroup === undefined ? undefined : say('kit.code.wrong', { group: wrongGroup, characters: typed[wrongGroup - 1] ?? '' })
  const shownError = error ?? wrongWords
  return (
    <AriaTextField {...rest} value={value} isInvalid={isWrong(shownError)} className={fieldClass} autoCorrect="off" autoComplete="off">
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <Input ref={input} dir="ltr" spellCheck={false} className={classNames(inputClass, styles.input)} onChange={change} />
      <span className={styles.groups} dir="ltr" aria-hidden="true">
        {Array.from({ length: Math.max(groups, typed.length) }, (_, index) => index).map((index) => (
          <span key={index} className={classNames(styles.group, stateOf(typed[index], index, groups, wrongGroup))} />
        ))}
      </span>
      <FieldNotes description={description ?? say('kit.code.count', { typed: typed.length, groups })} error={shownError} />
    </AriaTextField>
  )
}

function stateOf(characters: string | undefined, index: number, groups: number, wrongGroup: number | undefined): string | undefined {
  if (index + 1 === wrongGroup || index >= groups) return styles.wrong
  if (characters === undefined) return undefined
  return characters.length === 4 ? styles.whole : styles.begun
}
