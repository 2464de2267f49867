/** A field for the words of a remark, an answer or a reason; Ctrl+Enter sends, Esc leaves. */
import { type KeyboardEvent, type ReactNode, type SubmitEvent, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { TextArea } from '../kit/text-field.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './remarks.module.css'
import { useUnsentWords } from './unsent-words.tsx'

/** What is asked for, and what becomes of it. */
export interface WordsFormProps {
  /** Under which the words are kept until they are sent or given up, such as `answer ID`. */
  readonly name: string
  readonly label: string
  readonly submitLabel: string
  readonly initial?: string
  /** Without it an empty field is not sent. */
  readonly mayBeEmpty?: boolean
  readonly maxLength?: number
  /** Resolves false when it was not taken: the words stay. */
  readonly onSubmit: (words: string) => Promise<boolean>
  readonly onCancel: () => void
  /** What is asked beside the words. */
  readonly children?: ReactNode
}

/** See the head of this file. */
export function WordsForm(props: WordsFormProps): ReactNode {
  const { name, label, submitLabel, initial = '', mayBeEmpty = false, maxLength = 16_384, onSubmit, onCancel, children } = props
  const say = useSay()
  const { words, setWords, forget } = useUnsentWords(name, initial)
  const [isSending, setSending] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const canSend = mayBeEmpty || words.trim() !== ''
  const send = async (): Promise<void> => {
    if (!canSend || isSending) return
    setSending(true)
    const isTaken = await onSubmit(words.trim())
    setSending(false)
    setFailed(!isTaken)
    if (isTaken) forget()
  }
  const cancel = (): void => {
    forget()
    onCancel()
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    void send()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
    else if (event.key === 'Escape') {
      event.stopPropagation()
      cancel()
    }
  }
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={press}>
      <TextArea
        label={label}
        value={words}
        onChange={setWords}
        rows={2}
        maxLength={maxLength}
        autoFocus
        error={hasFailed && say('remarks.not-taken')}
      />
      {children}
      <div className={styles.formActions}>
        <Button size="small" variant="quiet" onPress={cancel}>
          {say('kit.cancel')}
        </Button>
        <Button type="submit" size="small" variant="primary" isDisabled={!canSend} pending={isSending ? say('remarks.sending') : undefined}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
