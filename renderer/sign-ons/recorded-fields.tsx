/** What an organisation said elsewhere, as a coordinator enters it: the answer, what it excepts, when it was given and how it came. SPEC rule SIGN-3. */
import type { ReactNode } from 'react'
import type { InputOf } from '../../shared/api/contract.ts'
import { RadioGroup } from '../kit/radio-group.tsx'
import { TextArea, TextField } from '../kit/text-field.tsx'
import { Columns } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'

const DECISIONS = ['endorsed', 'endorsed_with_reservation', 'abstained', 'declined', 'withdrawn'] as const

/** See the head of this file. */
export interface RecordedDraft {
  readonly decision: (typeof DECISIONS)[number]
  /** Said of an answer with an exception alone. */
  readonly reservation: string
  /** ISO 8601; empty while none is chosen. */
  readonly on: string
  readonly source: string
}

/** What a form begins with. */
export const NOTHING_RECORDED: RecordedDraft = { decision: 'endorsed', reservation: '', on: '', source: '' }

/** What was said, as the host takes it; undefined while something lacks. */
export type Recorded = Pick<InputOf<'signons.record'>['answers'][number], keyof RecordedDraft>

/** See `Recorded`. */
export function recordedOf({ decision, reservation, on, source }: RecordedDraft): Recorded | undefined {
  const [excepted, came] = [reservation.trim(), source.trim()]
  const isExcept = decision === 'endorsed_with_reservation'
  if (on === '' || came === '' || (isExcept && excepted === '')) return undefined
  return { decision, on, source: came, ...(isExcept && { reservation: excepted }) }
}

/** The draft, who hears of changes, and whether it was tried to go on: what lacks is said then. */
export interface RecordedFieldsProps {
  readonly draft: RecordedDraft
  readonly onChange: (part: Partial<RecordedDraft>) => void
  readonly isTried: boolean
}

/** See the head of this file. */
export function RecordedFields({ draft, onChange, isTried }: RecordedFieldsProps): ReactNode {
  const say = useSay()
  return (
    <>
      <RadioGroup
        label={say('sign-ons.choice')}
        options={DECISIONS.map((id) => ({ id, label: say(`sign-ons.decision.${id}`) }))}
        value={draft.decision}
        onChange={(decision) => onChange({ decision })}
      />
      {draft.decision === 'endorsed_with_reservation' && (
        <TextArea
          label={say('sign-ons.except')}
          rows={2}
          maxLength={8192}
          value={draft.reservation}
          onChange={(reservation) => onChange({ reservation })}
          error={isTried && draft.reservation.trim() === '' && say('sign-ons.missing.except')}
        />
      )}
      <Came draft={draft} onChange={onChange} isTried={isTried} />
    </>
  )
}

/** When the answer was given, and how it came. */
function Came({ draft, onChange, isTried }: RecordedFieldsProps): ReactNode {
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
