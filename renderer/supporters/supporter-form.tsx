/** Records what one organisation outside said about closed texts. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, Card, TextField, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Columns } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { AttachedField, type AttachedFile } from '../sign-ons/attached-file.tsx'
import type { Matrix } from '../sign-ons/matrix.ts'
import { NOTHING_RECORDED, type RecordedDraft, RecordedFields, recordedOf } from '../sign-ons/recorded-fields.tsx'
import { TextChoice } from '../sign-ons/text-choice.tsx'

interface Draft extends RecordedDraft {
  readonly name: string
  readonly country: string
  readonly positions: ReadonlySet<string>
}

const EMPTY: Draft = { name: '', country: '', positions: new Set(), ...NOTHING_RECORDED }

/** Empty again after each: twelve draft, a hundred sign. */
export function SupporterForm({ matrix }: { readonly matrix: Matrix }): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('supporters.record')
  const [draft, setDraft] = useState(EMPTY)
  const [attached, setAttached] = useState<AttachedFile | null>(null)
  const [isTried, setTried] = useState(false)
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part })
  const { name, country, positions, on, source } = draft
  const isCountry = /^[A-Za-z]{2}$/.test(country)
  const texts = matrix.positions.flatMap(({ id, text }) => (text && positions.has(id) ? [text.hash] : []))
  const said = recordedOf(draft)
  const record = async (): Promise<void> => {
    setTried(true)
    if (name.trim() === '' || texts.length === 0 || !said || (country !== '' && !isCountry) || isPending) return
    const answers = texts.map((text) => ({ text, ...said }))
    const recorded = await run({ name: name.trim(), answers, ...(isCountry && { country }), ...(attached && { attachment: attached }) })
    if (!recorded) return
    toast({ words: say('sign-ons.record.done', { count: recorded.recorded }) })
    setDraft({ ...EMPTY, positions, on, source })
    setAttached(null)
    setTried(false)
  }
  const go = (
    <Button type="submit" variant="primary" pending={isPending ? say('sign-ons.pending') : undefined}>
      {say('sign-ons.record.go')}
    </Button>
  )
  return (
    <Card title={say('supporters.one')}>
      <Form onSubmit={() => void record()} actions={go}>
        <Columns>
          <TextField
            label={say('supporters.name')}
            maxLength={512}
            value={name}
            onChange={(next) => change({ name: next })}
            error={isTried && name.trim() === '' && say('supporters.name.missing')}
          />
          <TextField
            label={say('supporters.country')}
            maxLength={2}
            value={country}
            onChange={(next) => change({ country: next })}
            error={isTried && country !== '' && !isCountry && say('supporters.country.wrong')}
          />
        </Columns>
        <TextChoice positions={matrix.positions} chosen={positions} onChange={(next) => change({ positions: next })} isTried={isTried} />
        <RecordedFields draft={draft} onChange={change} isTried={isTried} />
        <AttachedField attached={attached} onChange={setAttached} />
        <Failure error={error} words={{ 'bad-input': 'supporters.is-member' }} />
      </Form>
    </Card>
  )
}
