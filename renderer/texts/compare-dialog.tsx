/** Two texts of one position against each other; either may be another closed one, the second also the text as it is now. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { useAskAgainOn } from '../host/use-ask-again-on.ts'
import { Dialog } from '../kit/dialog.tsx'
import { RadioGroup } from '../kit/radio-group.tsx'
import { Select } from '../kit/select.tsx'
import { Columns } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { Comparison } from './comparison.tsx'
import { useTextName } from './use-text-name.ts'

type ClosedText = OutputOf<'text.list'>['texts'][number]

/** The closed texts, and which two are compared first; without `to` the text as it is now. */
export interface CompareDialogProps {
  readonly texts: readonly ClosedText[]
  readonly from: string
  readonly to?: string | undefined
  readonly onClose: () => void
}

const NOW = 'now'
/** What changes the words as they are now. */
const WRITTEN = ['texts', 'positions'] as const
const NOTHING = [] as const
const WRITTEN_PAUSE_MS = 1_000
const LOOKS = ['changes', 'whole', 'sides'] as const
type Look = (typeof LOOKS)[number]

/** See the head of this file. */
export function CompareDialog({ texts, from: first, to: second, onClose }: CompareDialogProps): ReactNode {
  const say = useSay()
  const textName = useTextName()
  const [from, setFrom] = useState(first)
  const [to, setTo] = useState(second ?? NOW)
  const [look, setLook] = useState<Look>('changes')
  const compared = useAnswer('text.compare', { from, ...(to !== NOW && { to }) })
  useAskAgainOn(to === NOW ? WRITTEN : NOTHING, WRITTEN_PAUSE_MS, compared.askAgain)
  const options = texts.map((text) => ({ id: text.hash, label: textName(text) }))
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.label ?? say('texts.now')
  return (
    <Dialog title={say('texts.compare.title')} size="wide" isForReading isOpen onOpenChange={onClose}>
      <Columns>
        <Select label={say('texts.compare.from')} options={options} value={from} onChange={setFrom} />
        <Select label={say('texts.compare.to')} options={[...options, { id: NOW, label: say('texts.now') }]} value={to} onChange={setTo} />
      </Columns>
      <RadioGroup
        label={say('texts.compare.look')}
        options={LOOKS.map((id) => ({ id, label: say(`texts.compare.look.${id}`) }))}
        value={look}
        onChange={setLook}
        orientation="horizontal"
      />
      <Answered answer={compared} words={say('texts.compare.loading')}>
        {(value) => (
          <Comparison
            compared={value}
            {...(look === 'sides' ? { look: 'whole', sides: { from: nameOf(from), to: nameOf(to) } } : { look })}
          />
        )}
      </Answered>
    </Dialog>
  )
}
