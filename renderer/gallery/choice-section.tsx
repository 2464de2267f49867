/** Boxes, switches, radio buttons and cards. */
import { type ReactNode, useState } from 'react'
import { Checkbox, RadioGroup, Switch } from '../kit/index.ts'
import type { Samples } from './samples.ts'
import { Specimen } from './specimen.tsx'

/** The section. */
export function ChoiceSection({ samples }: { readonly samples: Samples }): ReactNode {
  const [way, setWay] = useState<'envelope' | 'folder' | 'live' | null>('envelope')
  const [role, setRole] = useState<'write' | 'sign' | null>(null)
  const options = [
    { id: 'envelope', label: 'Envelopes by e-mail or messenger', description: 'Always works; not live.' },
    { id: 'folder', label: 'A folder we share', description: samples.sentence },
    { id: 'live', label: 'A meeting address', description: 'Live, where the networks allow it.' },
  ] as const
  return (
    <>
      <Specimen title="Check boxes and switches" isColumn>
        <Checkbox label="May write" defaultSelected />
        <Checkbox label="May sign" description="An authorised signer answers for the organisation." />
        <Checkbox label={samples.endless} isIndeterminate />
        <Checkbox label="Read and understood" error="Tick this to go on." />
        <Checkbox label="Cannot be changed" isDisabled isSelected />
        <Switch label="Only lead writers write" defaultSelected />
        <Switch label="Calm page" description="Nothing moves." />
        <Switch label="Cannot be changed" isDisabled />
      </Specimen>
      <Specimen title="Cards" isColumn>
        <RadioGroup label="How shall texts travel?" variant="cards" value={way} onChange={setWay} options={options} />
      </Specimen>
      <Specimen title="Lines" isColumn>
        <RadioGroup
          label="Rights"
          value={role}
          onChange={setRole}
          options={[
            { id: 'write', label: 'Writes' },
            { id: 'sign', label: 'Signs', description: 'After its board decided.' },
          ]}
          error="Choose one."
        />
      </Specimen>
    </>
  )
}
