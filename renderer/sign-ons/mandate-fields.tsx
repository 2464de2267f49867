/** Who decided in an organisation, and when: it stands with what is signed. SPEC rule SIGN-2. */
import type { ReactNode } from 'react'
import { TextField } from '../kit/text-field.tsx'
import { Columns } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { MandateDraft, Missing } from './answer-drafts.ts'

/** The mandate so far. */
export interface MandateFieldsProps {
  readonly mandate: MandateDraft
  readonly onChange: (mandate: MandateDraft) => void
  /** Undefined until it was tried to go on. */
  readonly missing: Missing | undefined
}

/** See the head of this file. */
export function MandateFields({ mandate, onChange, missing }: MandateFieldsProps): ReactNode {
  const say = useSay()
  return (
    <Columns>
      <TextField
        label={say('sign-ons.mandate.body')}
        description={say('sign-ons.mandate.body.hint')}
        maxLength={512}
        value={mandate.body}
        onChange={(body) => onChange({ ...mandate, body })}
        error={missing?.body && say('sign-ons.missing.body')}
      />
      <TextField
        label={say('sign-ons.mandate.on')}
        type="date"
        value={mandate.on}
        onChange={(on) => onChange({ ...mandate, on })}
        error={missing?.on && say('sign-ons.missing.on')}
      />
    </Columns>
  )
}
