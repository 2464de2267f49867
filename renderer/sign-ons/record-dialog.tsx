/** A coordinator enters an answer that an organisation gave elsewhere: never shown as signed. SPEC rule SIGN-3. */
import { type ReactNode, useState } from 'react'
import type { InputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Select } from '../kit/select.tsx'
import { useToast } from '../kit/toast.tsx'
import { Form } from '../layout/form.tsx'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { AttachedField, type AttachedFile } from './attached-file.tsx'
import type { Matrix } from './matrix.ts'
import { NOTHING_RECORDED, type RecordedDraft, RecordedFields, recordedOf } from './recorded-fields.tsx'
import { TextChoice } from './text-choice.tsx'

/** The matrix; organisation and position that are chosen at first, if any. */
export interface RecordDialogProps {
  readonly matrix: Matrix
  readonly organisation?: string | undefined
  readonly position?: string | undefined
  readonly onClose: () => void
}

interface Draft extends RecordedDraft {
  readonly organisation: string | null
  readonly positions: ReadonlySet<string>
}

/** See the head of this file. */
export function RecordDialog(props: RecordDialogProps): ReactNode {
  const say = useSay()
  return (
    <Dialog title={say('sign-ons.record.title')} isOpen onOpenChange={props.onClose}>
      <RecordForm {...props} />
    </Dialog>
  )
}

function RecordForm({ matrix, organisation, position, onClose }: RecordDialogProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('signons.record')
  const [draft, setDraft] = useState<Draft>({
    organisation: organisation ?? null,
    positions: new Set(position === undefined ? [] : [position]),
    ...NOTHING_RECORDED,
  })
  const [attached, setAttached] = useState<AttachedFile | null>(null)
  const [isTried, setTried] = useState(false)
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part })
  const answers = recordedAnswers(matrix, draft)
  const record = async (): Promise<void> => {
    setTried(true)
    if (!answers || isPending) return
    const recorded = await run({ answers, ...(attached && { attachment: attached }) })
    if (!recorded) return
    toast({ words: say('sign-ons.record.done', { count: recorded.recorded }) })
    onClose()
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('sign-ons.pending') : undefined}>
        {say('sign-ons.record.go')}
      </Button>
      <Button variant="quiet" onPress={onClose}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  return (
    <Form onSubmit={() => void record()} actions={actions}>
      <Note>{say('sign-ons.record.means')}</Note>
      <Select
        label={say('sign-ons.record.organisation')}
        options={matrix.organisations.map(({ id, name }) => ({ id, label: name }))}
        value={draft.organisation}
        onChange={(chosen) => change({ organisation: chosen })}
        error={isTried && draft.organisation === null && say('sign-ons.missing.organisation')}
      />
      <TextChoice positions={matrix.positions} chosen={draft.positions} onChange={(positions) => change({ positions })} isTried={isTried} />
      <RecordedFields draft={draft} onChange={change} isTried={isTried} />
      <AttachedField attached={attached} onChange={setAttached} />
      <Failure error={error} />
    </Form>
  )
}

/** What is recorded; undefined while something lacks. */
function recordedAnswers(matrix: Matrix, draft: Draft): InputOf<'signons.record'>['answers'] | undefined {
  const { organisation, positions } = draft
  const said = recordedOf(draft)
  if (organisation === null || !said) return undefined
  const answers = matrix.positions.flatMap(({ id, text }) =>
    text && positions.has(id) ? [{ organisation, text: text.hash, ...said }] : [],
  )
  return answers.length > 0 ? answers : undefined
}
