/** A time with its time zone, as a person gives it. */
import { type ReactNode, useMemo } from 'react'
import { momentIn } from '../../shared/signing/time-zone.ts'
import { ComboBox } from '../kit/combo-box.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useSay } from '../messages/say.tsx'
import { useMoment, zoneName } from '../messages/use-moment.ts'
import { Columns, Note } from './stack.tsx'

/** `local` as clocks in the zone show it, `2026-12-04T17:00`; empty while none is chosen. */
export interface MomentDraft {
  readonly local: string
  readonly zone: string | null
}

/** The fields, and what lacks. */
export interface MomentFieldsProps {
  readonly label: string
  readonly draft: MomentDraft
  readonly onChange: (draft: MomentDraft) => void
  /** Why it cannot be taken; false while it can. */
  readonly error?: ReactNode
}

/** The moment in milliseconds since 1970; undefined while the draft is none. */
export const momentOfDraft = ({ local, zone }: MomentDraft): number | undefined =>
  local === '' || zone === null ? undefined : momentIn(zone, local)

/** See the head of this file. Below stands what it means on this computer's clock. */
export function MomentFields({ label, draft, onChange, error = false }: MomentFieldsProps): ReactNode {
  const say = useSay()
  const moment = useMoment()
  const options = useMemo(() => zoneOptions(draft.zone), [draft.zone])
  const at = momentOfDraft(draft)
  return (
    <>
      <Columns>
        <TextField
          label={label}
          type="datetime-local"
          value={draft.local}
          onChange={(local) => onChange({ ...draft, local })}
          error={error}
        />
        <ComboBox label={say('layout.zone')} options={options} value={draft.zone} onChange={(zone) => onChange({ ...draft, zone })} />
      </Columns>
      {at !== undefined && <Note isSmall>{moment(at, draft.zone)}</Note>}
    </>
  )
}

/** Zones by their cities. Links and zones without a city are known to few, except UTC. */
function zoneOptions(chosen: string | null): readonly { readonly id: string; readonly label: string }[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...(chosen === null ? [] : [chosen])])
  return [...zones]
    .map((id) => ({ id, label: id.includes('/') ? `${zoneName(id)} (${id.slice(0, id.indexOf('/'))})` : id }))
    .sort((a, b) => a.label.localeCompare(b.label))
}
