/** Records what one organisation outside said about closed texts. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, Card, RadioGroup, TextArea, TextField, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Columns } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { Matrix } from '../sign-ons/matrix.ts'
import { Came, DECISIONS } from '../sign-ons/record-dialog.tsx'
import { TextChoice } from '../sign-ons/text-choice.tsx'

interface Draft {
  readonly name: string
  readonly country: string
  readonly positions: ReadonlySet<string>
  readonly decision: (typeof DECISIONS)[number]
  readonly reservation: string
  readonly on: string
  readonly source: string
}

const EMPTY: Draft = { name: '', country: '', positions: new Set(), decision: 'endorsed', reservation: '', on: '', source: '' }

/** Empty again after each: twelve draft, a hundred sign. */
export function SupporterForm({ matrix }: { readonly matrix: Matrix }): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('supporters.record')
  const [draft, setDraft] = useState(EMPTY)
  const [isTried, setTried] = useState(false)
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part })
  const { name, country, positions, decision, reservation, on, source } = draft
  const isExcept = decision === 'endorsed_with_reservation'
  const isCountry = /^[A-Za-z]{2}$/.test(country)
  const texts = matrix.positions.flatMap(({ id, text }) => (text && positions.has(id) ? [text.hash] : []))
  const isWhole = name.trim() !== '' && on !== '' && source.trim() !== '' && texts.length > 0 && (!isExcept || reservation.trim() !== '')
  const record = async (): Promise<void> => {
    setTried(true)
    if (!isWhole || (country !== '' && !isCountry) || isPending) return
    const said = { decision, on, source: source.trim(), ...(isExcept && { reservation: reservation.trim() }) }
    const answers = texts.map((text) => ({ text, ...said }))
    const recorded = await run({ name: name.trim(), answers, ...(isCountry && { country }) })
    if (!recorded) return
    toast({ words: say('sign-ons.record.done', { count: recorded.recorded }) })
    setDraft({ ...EMPTY, positions, on, source })
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
        <RadioGroup
          label={say('sign-ons.choice')}
          options={DECISIONS.map((id) => ({ id, label: say(`sign-ons.decision.${id}`) }))}
          value={decision}
          onChange={(next) => change({ decision: next })}
        />
        {isExcept && (
          <TextArea
            label={say('sign-ons.except')}
            rows={2}
            maxLength={8192}
            value={reservation}
            onChange={(next) => change({ reservation: next })}
            error={isTried && reservation.trim() === '' && say('sign-ons.missing.except')}
          />
        )}
        <Came draft={draft} onChange={change} isTried={isTried} />
        <Failure error={error} words={{ 'bad-input': 'supporters.is-member' }} />
      </Form>
    </Card>
  )
}
