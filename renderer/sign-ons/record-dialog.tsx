/** A coordinator enters an answer that an organisation gave elsewhere: never shown as signed. SPEC rule SIGN-3. */
import { type ReactNode, useState } from 'react'
import type { InputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { RadioGroup } from '../kit/radio-group.tsx'
import { Select } from '../kit/select.tsx'
import { TextArea, TextField } from '../kit/text-field.tsx'
import { useToast } from '../kit/toast.tsx'
import { Form } from '../layout/form.tsx'
import { Columns, Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { Matrix } from './matrix.ts'
import { TextChoice } from './text-choice.tsx'

/** The matrix; organisation and position that are chosen at first, if any. */
export interface RecordDialogProps {
  readonly matrix: Matrix
  readonly organisation?: string | undefined
  readonly position?: string | undefined
  readonly onClose: () => void
}

/** What can be recorded. */
export const DECISIONS = ['endorsed', 'endorsed_with_reservation', 'abstained', 'declined', 'withdrawn'] as const
type Decision = (typeof DECISIONS)[number]

interface Draft {
  readonly organisation: string | null
  readonly positions: ReadonlySet<string>
  readonly decision: Decision
  readonly reservation: string
  readonly on: string
  readonly source: string
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
    decision: 'endorsed',
    reservation: '',
    on: '',
    source: '',
  })
  const [isTried, setTried] = useState(false)
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part })
  const answers = recordedAnswers(matrix, draft)
  const record = async (): Promise<void> => {
    setTried(true)
    if (!answers || isPending) return
    const recorded = await run({ answers })
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
      <RadioGroup
        label={say('sign-ons.choice')}
        options={DECISIONS.map((id) => ({ id, label: say(`sign-ons.decision.${id}`) }))}
        value={draft.decision}
        onChange={(decision) => change({ decision })}
      />
      {draft.decision === 'endorsed_with_reservation' && (
        <TextArea
          label={say('sign-ons.except')}
          rows={2}
          maxLength={8192}
          value={draft.reservation}
          onChange={(reservation) => change({ reservation })}
          error={isTried && draft.reservation.trim() === '' && say('sign-ons.missing.except')}
        />
      )}
      <Came draft={draft} onChange={change} isTried={isTried} />
      <Failure error={error} />
    </Form>
  )
}

/** What is known of how an answer came, and who hears of a change. */
export interface CameProps {
  readonly draft: { readonly on: string; readonly source: string }
  readonly onChange: (part: { readonly on?: string; readonly source?: string }) => void
  readonly isTried: boolean
}

/** When the answer was given, and how it came. */
export function Came({ draft, onChange, isTried }: CameProps): ReactNode {
  const say = useSay()
  return (
    <Columns>
      <TextField
        label={say('sign-ons.record.on')}
        type="date"
        value={draft.on}
        onChange={(on) => onChange({ on })}
        error={isTried && draft.on === '' && say('sign-ons.missing.on')}
      />
      <TextField
        label={say('sign-ons.record.source')}
        description={say('sign-ons.record.source.hint')}
        maxLength={1024}
        value={draft.source}
        onChange={(source) => onChange({ source })}
        error={isTried && draft.source.trim() === '' && say('sign-ons.missing.source')}
      />
    </Columns>
  )
}

/** What is recorded; undefined while something lacks. */
function recordedAnswers(matrix: Matrix, draft: Draft): InputOf<'signons.record'>['answers'] | undefined {
  const { organisation, positions, decision, on } = draft
  const [source, reservation] = [draft.source.trim(), draft.reservation.trim()]
  const isExcept = decision === 'endorsed_with_reservation'
  if (organisation === null || on === '' || source === '' || (isExcept && reservation === '')) return undefined
  const answers = matrix.positions.flatMap(({ id, text }) =>
    text && positions.has(id) ? [{ organisation, text: text.hash, decision, on, source, ...(isExcept && { reservation }) }] : [],
  )
  return answers.length > 0 ? answers : undefined
}
