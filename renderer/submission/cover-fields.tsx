/** What stands on the cover. */
import type { ReactNode } from 'react'
import { Card, NumberField, Select, TextArea, TextField } from '../kit/index.ts'
import { Columns, Stack } from '../layout/stack.tsx'
import { LANGUAGE_NAMES, LANGUAGES } from '../messages/language.ts'
import { useSay } from '../messages/say.tsx'
import type { EditionDraft } from './edition-draft.ts'

/** The draft, and who hears of changes. */
export interface CoverFieldsProps {
  readonly draft: EditionDraft
  readonly onChange: (part: Partial<EditionDraft>) => void
}

const LONGEST = 1024

/** See the head of this file. */
export function CoverFields({ draft, onChange }: CoverFieldsProps): ReactNode {
  const say = useSay()
  const line = (field: 'title' | 'place' | 'plan' | 'contact' | 'licence') => ({
    label: say(`submission.cover.${field}`),
    maxLength: LONGEST,
    value: draft[field],
    onChange: (value: string) => onChange({ [field]: value }),
  })
  return (
    <Card title={say('submission.cover')}>
      <Stack>
        <TextField {...line('title')} />
        <TextArea
          label={say('submission.cover.addressees')}
          description={say('submission.cover.addressees.hint')}
          rows={2}
          maxLength={LONGEST}
          value={draft.addressees}
          onChange={(addressees) => onChange({ addressees })}
        />
        <Columns>
          <TextField {...line('place')} />
          <TextField
            label={say('submission.cover.day')}
            description={say('submission.cover.day.hint')}
            type="date"
            value={draft.day}
            onChange={(day) => onChange({ day })}
          />
        </Columns>
        <TextField {...line('plan')} description={say('submission.cover.plan.hint')} />
        <Columns>
          <TextField {...line('contact')} />
          <TextField {...line('licence')} />
        </Columns>
        <Columns>
          <Select
            label={say('word.save.language')}
            options={LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))}
            value={draft.language}
            onChange={(language) => onChange({ language })}
          />
          <NumberField
            label={say('submission.cover.limit')}
            description={say('submission.cover.limit.hint')}
            minValue={1}
            maxValue={10_000_000}
            value={draft.wordLimit ?? Number.NaN}
            onChange={(limit) => onChange({ wordLimit: Number.isNaN(limit) ? null : limit })}
          />
        </Columns>
      </Stack>
    </Card>
  )
}
