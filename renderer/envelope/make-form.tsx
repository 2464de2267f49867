/** For whom an envelope is, and whether it holds what they lack or everything. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Button, RadioGroup, Select } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { EVERYBODY, lackedBy, recipientsOf } from './recipients.ts'
import type { MakingOrder } from './use-making.ts'

/** The other members, and for whom at first. */
export interface MakeFormProps {
  readonly others: OutputOf<'envelope.post'>
  readonly recipient: string | undefined
  readonly onMake: (order: MakingOrder) => void
}

type What = 'lacking' | 'everything'

/** See the head of this file. */
export function MakeForm({ others, recipient, onMake }: MakeFormProps): ReactNode {
  const say = useSay()
  const recipients = recipientsOf(others)
  const [chosen, setChosen] = useState(recipients.some(({ id }) => id === recipient) ? (recipient ?? EVERYBODY) : EVERYBODY)
  const [what, setWhat] = useState<What>('lacking')
  const lacks = lackedBy(others, chosen)
  const options = recipients.map(({ id, name, organisation }) => ({
    id,
    label:
      id === EVERYBODY
        ? say('envelope.out.everybody')
        : name === null
          ? say('envelope.out.all-of', { organisation })
          : say('envelope.out.one', { name: name || say('members.unnamed-person'), organisation }),
  }))
  const make = (): void => onMake({ all: what === 'everything', for: chosen === EVERYBODY ? undefined : chosen })
  return (
    <Form
      onSubmit={make}
      actions={
        <Button type="submit" variant="primary">
          {say('envelope.out.make')}
        </Button>
      }
    >
      <Select
        label={say('envelope.out.for')}
        description={say('envelope.out.for.hint')}
        options={options}
        value={chosen}
        onChange={setChosen}
      />
      <RadioGroup<What>
        label={say('envelope.out.what')}
        options={[
          {
            id: 'lacking',
            label: say('envelope.out.lacking'),
            description: say(lacks === 'all' ? 'envelope.out.lacking.all' : 'envelope.out.lacking.count', {
              count: lacks === 'all' ? 0 : lacks,
            }),
          },
          { id: 'everything', label: say('envelope.out.everything'), description: say('envelope.out.everything.hint') },
        ]}
        value={what}
        onChange={setWhat}
      />
      <Note isSmall>{say('envelope.out.sealed')}</Note>
    </Form>
  )
}
