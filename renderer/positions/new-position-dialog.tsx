/** A new position: its title, the commitment it is about if there is one, and what we ask. */
import { type ReactNode, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Button, ComboBox, Dialog, TextArea, TextField } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'

/** Whether it is open is the caller's; `commitment` is chosen from the start. */
export interface NewPositionDialogProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly commitment?: { readonly id: string; readonly title: string }
}

/** Lands in the new position's text. */
export function NewPositionDialog({ isOpen, onOpenChange, commitment }: NewPositionDialogProps): ReactNode {
  const say = useSay()
  return (
    <Dialog title={say('positions.new.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => <NewPositionForm commitment={commitment} onCancel={close} />}
    </Dialog>
  )
}

interface NewPositionFormProps {
  readonly commitment: NewPositionDialogProps['commitment'] | undefined
  readonly onCancel: () => void
}

function NewPositionForm({ commitment, onCancel }: NewPositionFormProps): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const { value: commitments = [] } = useAnswer('commitments', {})
  const { run, isPending, error } = useAct('position.create')
  const [title, setTitle] = useState(commitment?.title ?? '')
  const [about, setAbout] = useState<string | null>(commitment?.id ?? null)
  const [ask, setAsk] = useState('')
  const [isTried, setTried] = useState(false)
  const options = useMemo(
    () => commitments.map(({ id, rowId, title: label }) => ({ id, label: rowId ? `${rowId} · ${label}` : label })),
    [commitments],
  )
  const create = async (): Promise<void> => {
    setTried(true)
    if (title.trim() === '' || isPending) return
    const made = await run({
      title: title.trim(),
      ...(ask.trim() !== '' && { ask: ask.trim() }),
      ...(about !== null && { commitment: about }),
    })
    if (made) navigate(`/positions/${made.position}/first`)
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('positions.new.pending') : undefined}>
        {say('positions.new.create')}
      </Button>
      <Button variant="quiet" onPress={onCancel}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  return (
    <Form onSubmit={() => void create()} actions={actions}>
      <TextField
        label={say('positions.new.about')}
        autoFocus
        maxLength={500}
        value={title}
        onChange={setTitle}
        {...(isTried && title.trim() === '' && { error: say('positions.new.about.missing') })}
      />
      {options.length > 0 && (
        <ComboBox
          label={say('positions.new.commitment')}
          description={say('positions.new.commitment.hint')}
          options={options}
          value={about}
          onChange={setAbout}
        />
      )}
      <TextArea
        label={say('positions.new.ask')}
        description={say('positions.new.ask.hint')}
        rows={2}
        maxLength={4000}
        value={ask}
        onChange={setAsk}
      />
      <Failure error={error} words={{ 'no-right': 'positions.error.reader' }} />
    </Form>
  )
}
