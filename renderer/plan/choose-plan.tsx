/** The two ways a plan comes in: a table's file, or text that is pasted. */
import { type ReactNode, useState } from 'react'
import { fileToBase64, MAX_FILE_BYTES } from '../host/file-bytes.ts'
import { Banner, Button, DropZone, Tabs, TextArea } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Note, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { PlanSource } from './plan-source.ts'

/** Called with what was chosen. */
export interface ChoosePlanProps {
  readonly onChosen: (source: PlanSource) => void
}

type Way = 'table' | 'text'
/** Why a file cannot be taken. */
type Fault = 'too-large' | 'not-csv' | 'document' | 'unreadable'

/** See the head of this file. */
export function ChoosePlan({ onChosen }: ChoosePlanProps): ReactNode {
  const say = useSay()
  const [way, setWay] = useState<Way>('table')
  return (
    <Tabs<Way>
      label={say('plan.import.ways')}
      selectedId={way}
      onChange={setWay}
      tabs={[
        { id: 'table', label: say('plan.import.table'), content: <FromTable onChosen={onChosen} onPaste={() => setWay('text')} /> },
        { id: 'text', label: say('plan.import.text'), content: <FromText onChosen={onChosen} /> },
      ]}
    />
  )
}

function FromTable({ onChosen, onPaste }: ChoosePlanProps & { readonly onPaste: () => void }): ReactNode {
  const say = useSay()
  const [fault, setFault] = useState<Fault>()
  const take = (file: File): void => {
    if (file.size > MAX_FILE_BYTES) return setFault('too-large')
    // A workbook is a zip archive; only tables as text can be read.
    if (/\.(?:xlsx?|ods)$/iu.test(file.name)) return setFault('not-csv')
    if (/\.(?:docx?|odt|rtf|pdf)$/iu.test(file.name)) return setFault('document')
    setFault(undefined)
    fileToBase64(file).then(
      (table) => onChosen({ table }),
      () => setFault('unreadable'),
    )
  }
  return (
    <Stack gap="tight">
      <DropZone
        label={say('plan.import.drop')}
        description={say('plan.import.drop.hint')}
        chooseLabel={say('plan.import.choose')}
        accepts={['.csv', '.tsv', '.txt', 'text/csv']}
        onFiles={([file]) => file && take(file)}
      />
      {fault && (
        <Banner kind="error" actions={fault === 'document' && <PasteInstead onPress={onPaste} />}>
          {say(`plan.error.${fault}`)}
        </Banner>
      )}
      <Note isSmall>{say('plan.import.local')}</Note>
    </Stack>
  )
}

function PasteInstead({ onPress }: { readonly onPress: () => void }): ReactNode {
  const say = useSay()
  return (
    <Button size="small" onPress={onPress}>
      {say('plan.import.to-text')}
    </Button>
  )
}

function FromText({ onChosen }: ChoosePlanProps): ReactNode {
  const say = useSay()
  const [text, setText] = useState('')
  const isReady = text.trim() !== ''
  const look = (
    <Button type="submit" variant="primary" isDisabled={!isReady}>
      {say('plan.import.look')}
    </Button>
  )
  return (
    <Form onSubmit={() => isReady && onChosen({ text })} actions={look}>
      <TextArea
        label={say('plan.import.paste')}
        description={say('plan.import.paste.hint')}
        rows={10}
        maxLength={2_000_000}
        value={text}
        onChange={setText}
      />
    </Form>
  )
}
