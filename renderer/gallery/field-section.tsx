/** Fields for words, numbers, codes and files. */
import { type ReactNode, useState } from 'react'
import { CodeField, ComboBox, DropZone, NumberField, Select, TextArea, TextField, useToast } from '../kit/index.ts'
import type { Samples } from './samples.ts'
import { Specimen } from './specimen.tsx'

/** The section. */
export function FieldSection({ samples }: { readonly samples: Samples }): ReactNode {
  const [code, setCode] = useState('K7M2-9QXD-41AB-7')
  const [stage, setStage] = useState<'writing' | 'comments' | null>('writing')
  const [country, setCountry] = useState<string | null>(null)
  const show = useToast()
  return (
    <>
      <Specimen title="Words" isColumn>
        <TextField label="Name of the coalition" description="As it will stand in the letter." defaultValue={samples.coalition} />
        <TextField label="Name" error="Write a name; initials will do." />
        <TextField label="Cannot be changed" isDisabled defaultValue={samples.endless} />
        <TextArea
          label="What we ask, in one sentence"
          defaultValue={samples.sentence}
          description="One sentence that starts with who does what."
        />
        <TextArea label="Our view" placeholder="Write the first paragraph here." rows={4} />
        <NumberField label="Days until it expires" defaultValue={7} minValue={1} maxValue={30} />
      </Specimen>
      <Specimen title="Choices" isColumn>
        <Select
          label="Stage"
          value={stage}
          onChange={setStage}
          options={[
            { id: 'writing', label: 'Writing' },
            { id: 'comments', label: 'Comments', description: samples.sentence },
          ]}
        />
        <Select
          label="Lead writer"
          value={null}
          onChange={() => undefined}
          options={[{ id: 'a', label: samples.name }]}
          error="Choose who leads."
        />
        <ComboBox
          label="Commitment"
          value={country}
          onChange={setCountry}
          options={[
            { id: '1', label: samples.short },
            { id: '2', label: samples.organisation },
            { id: '3', label: samples.endless },
          ]}
        />
      </Specimen>
      <Specimen title="Codes and files" isColumn>
        <CodeField label="Invitation" value={code} onChange={setCode} groups={9} />
        <CodeField label="Invitation with a slip" value="K7M2-9QXD-41AB-7C3D-0000" onChange={() => undefined} groups={9} wrongGroup={3} />
        <DropZone
          label="Drop the plan's table here"
          description="Excel, CSV or numbered lines"
          chooseLabel="Choose a file"
          onFiles={(files) => show({ words: files.map(({ name }) => name).join(', ') })}
        />
      </Specimen>
    </>
  )
}
