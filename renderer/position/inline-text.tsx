/** Words that are read most of the time and changed in place: a title, a sentence. */
import { Pencil } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { IconButton } from '../kit/button.tsx'
import { classNames } from '../kit/class-names.ts'
import styles from './position.module.css'

/** The words and how they are kept. */
export interface InlineTextProps {
  readonly value: string
  /** What they are, for screen readers and the field. */
  readonly label: string
  /** The button that begins changing them. */
  readonly changeLabel: string
  readonly placeholder: string
  readonly isEditable: boolean
  readonly maxLength: number
  /** An empty value is not kept. */
  readonly isRequired?: boolean
  /** Resolves false when it was not taken: the field stays open. */
  readonly onSave: (value: string) => Promise<boolean>
  /** How the words are shown. */
  readonly children: ReactNode
  readonly className?: string | undefined
}

/** Enter keeps, Esc leaves as it was, leaving the field keeps. */
export function InlineText(props: InlineTextProps): ReactNode {
  const { changeLabel, isEditable, children, className } = props
  const [isChanging, setChanging] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasChanging = useRef(false)
  useEffect(() => {
    if (wasChanging.current && !isChanging) button.current?.focus()
    wasChanging.current = isChanging
  }, [isChanging])
  if (isChanging) return <Field {...props} onDone={() => setChanging(false)} />
  return (
    <div className={classNames(styles.inline, className)}>
      {children}
      {isEditable && <IconButton label={changeLabel} icon={Pencil} size="small" ref={button} onPress={() => setChanging(true)} />}
    </div>
  )
}

function Field({
  value,
  label,
  placeholder,
  maxLength,
  isRequired = false,
  onSave,
  onDone,
  className,
}: InlineTextProps & { readonly onDone: () => void }): ReactNode {
  const [typed, setTyped] = useState(value)
  const isDone = useRef(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const keep = async (): Promise<void> => {
    const words = typed.replace(/\s+/gu, ' ').trim()
    if (isDone.current) return
    isDone.current = true
    if (words === value || (isRequired && words === '') || (await onSave(words))) onDone()
    else isDone.current = false
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) void keep()
    else if (event.key === 'Escape') {
      event.stopPropagation()
      isDone.current = true
      onDone()
    }
  }
  return (
    <div className={classNames(styles.inline, className)}>
      <input
        ref={input}
        dir="auto"
        aria-label={label}
        className={styles.inlineField}
        value={typed}
        placeholder={placeholder}
        maxLength={maxLength}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
        onBlur={() => void keep()}
      />
    </div>
  )
}
