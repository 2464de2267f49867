/** A coordinator states how an edition was handed over; Chorus itself sends nothing. */
import { type ReactNode, useState } from 'react'
import { CHANNELS, type Channel } from '../../shared/submission/channels.ts'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Button, Checkbox, Dialog, Select, TextField, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Columns, Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { todayHere } from '../messages/today.ts'
import type { Edition } from './edition-draft.ts'

/** Which edition. */
export interface SentDialogProps {
  readonly edition: Edition
  readonly onClose: () => void
}

/** See the head of this file. */
export function SentDialog({ edition, onClose }: SentDialogProps): ReactNode {
  const say = useSay()
  return (
    <Dialog title={say('submission.sent.title', { number: edition.edition })} isOpen onOpenChange={onClose}>
      <SentForm edition={edition} onClose={onClose} />
    </Dialog>
  )
}

function SentForm({ edition, onClose }: SentDialogProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('submission.sent')
  const { waiting, move } = useStagesToMove(edition)
  const [channel, setChannel] = useState<Channel>('e-mail')
  const [to, setTo] = useState(edition.cover.addressees[0] ?? '')
  const [on, setOn] = useState(todayHere())
  const [note, setNote] = useState('')
  const [movesStage, setMovesStage] = useState(true)
  const [isTried, setTried] = useState(false)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (to.trim() === '' || on === '' || isPending) return
    if (!(await run({ edition: edition.id, channel, to, on, note }))) return
    if (movesStage) await move()
    toast({ words: say('submission.sent.done') })
    onClose()
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('submission.keeping') : undefined}>
        {say('submission.sent.go')}
      </Button>
      <Button variant="quiet" onPress={onClose}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  return (
    <Form onSubmit={() => void submit()} actions={actions}>
      <Note>{say('submission.sent.means')}</Note>
      <Columns>
        <Select
          label={say('submission.channel')}
          options={CHANNELS.map((id) => ({ id, label: say(`submission.channel.${id}`) }))}
          value={channel}
          onChange={setChannel}
        />
        <TextField
          label={say('submission.on')}
          type="date"
          value={on}
          onChange={setOn}
          error={isTried && on === '' && say('submission.missing.on')}
        />
      </Columns>
      <TextField
        label={say('submission.to')}
        maxLength={1024}
        value={to}
        onChange={setTo}
        error={isTried && to.trim() === '' && say('submission.missing.to')}
      />
      <TextField label={say('submission.note')} maxLength={1024} value={note} onChange={setNote} />
      {waiting > 0 && (
        <Checkbox
          label={say('submission.sent.stage', { count: waiting })}
          description={say('stage.sent.means')}
          isSelected={movesStage}
          onChange={setMovesStage}
        />
      )}
      <Failure error={error} />
    </Form>
  )
}

/** Positions of the edition that wait for sign-on still, and a function that moves them on. */
function useStagesToMove(edition: Edition): { readonly waiting: number; readonly move: () => Promise<void> } {
  const { value: positions = [] } = useAnswer('position.list', {})
  const { run } = useAct('position.stage')
  const waiting = positions.filter(
    ({ id, stage }) => edition.positions.includes(id) && (stage === 'endorsement_open' || stage === 'endorsement_closed'),
  )
  const move = async (): Promise<void> => {
    for (const { id } of waiting) await run({ id, stage: 'submitted' })
  }
  return { waiting: waiting.length, move }
}
