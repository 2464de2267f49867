/** One name, and the button that keeps it. */
import { type ReactNode, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useSay } from '../messages/say.tsx'
import { Form } from './form.tsx'

/** The name now, and who hears of another one. */
export interface NameFormProps {
  readonly label: string
  readonly description?: string
  readonly current: string
  readonly maxLength: number
  readonly saveLabel?: string
  readonly isPending?: boolean
  /** In a window of its own: the field has the cursor, the button is the way on. */
  readonly isAlone?: boolean
  /** Hears the name without spaces around it, never an empty or unchanged one. */
  readonly onSave: (name: string) => void
  /** What went wrong. */
  readonly children?: ReactNode
}

/** Enter keeps it. */
export function NameForm(props: NameFormProps): ReactNode {
  const { label, description, current, maxLength, saveLabel, isPending = false, isAlone = false, onSave, children } = props
  const say = useSay()
  const [typed, setTyped] = useState(current)
  const name = typed.trim()
  const isChanged = name !== '' && name !== current
  const actions = (
    <Button
      type="submit"
      variant={isAlone ? 'primary' : 'secondary'}
      isDisabled={!isChanged}
      pending={isPending ? say('members.saving') : undefined}
    >
      {saveLabel ?? say('members.save')}
    </Button>
  )
  return (
    <Form onSubmit={() => isChanged && !isPending && onSave(name)} actions={actions}>
      <TextField label={label} description={description} maxLength={maxLength} autoFocus={isAlone} value={typed} onChange={setTyped} />
      {children}
    </Form>
  )
}
