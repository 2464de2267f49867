/** A coordinator says until when a position stays in its stage. SPEC rule META-6. */
import { type ReactNode, useState } from 'react'
import { clockIn } from '../../shared/signing/time-zone.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Form } from '../layout/form.tsx'
import { type MomentDraft, MomentFields, momentOfDraft } from '../layout/moment-fields.tsx'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { ownZone } from '../messages/use-moment.ts'
import { type PositionStage, shownStage } from '../stage/stages.ts'
import type { Deadline } from './deadline-words.ts'

/** The position with its stage, and what was given before. */
export interface DeadlineDialogProps {
  readonly position: string
  readonly stage: PositionStage
  readonly deadline: Deadline | null
  readonly onClose: () => void
}

/** A draft over what was given before. */
export const draftOf = (deadline: Deadline | null): MomentDraft =>
  deadline ? { local: clockIn(deadline.zone, deadline.at), zone: deadline.zone } : { local: '', zone: ownZone() }

/** See the head of this file. */
export function DeadlineDialog({ position, stage, deadline, onClose }: DeadlineDialogProps): ReactNode {
  const say = useSay()
  const { run, isPending, error } = useAct('position.deadline')
  const [draft, setDraft] = useState(() => draftOf(deadline))
  const [isTried, setTried] = useState(false)
  const at = momentOfDraft(draft)
  const wrong = at === undefined ? say('stage.deadline.missing') : at <= Date.now() && say('stage.deadline.past')
  const send = async (next: Deadline | null): Promise<void> => {
    if (isPending) return
    if (await run({ id: position, deadline: next && { at: new Date(next.at).toISOString(), zone: next.zone } })) onClose()
  }
  const save = (): void => {
    setTried(true)
    if (at !== undefined && draft.zone !== null && wrong === false) void send({ at, zone: draft.zone })
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('stage.deadline.pending') : undefined}>
        {say('stage.deadline.save')}
      </Button>
      {deadline && (
        <Button variant="quiet" onPress={() => void send(null)}>
          {say('stage.deadline.none')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog title={say('stage.deadline.title', { stage: say(`stage.${shownStage(stage)}`) })} isOpen onOpenChange={onClose}>
      <Form onSubmit={save} actions={actions}>
        <Note>{say('stage.deadline.means')}</Note>
        <MomentFields label={say('stage.deadline.label')} draft={draft} onChange={setDraft} error={isTried && wrong} />
        <Failure error={error} />
      </Form>
    </Dialog>
  )
}
