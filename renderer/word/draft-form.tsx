/** What a Word file would bring, and how it is to be taken. */
import { type ReactNode, useState } from 'react'
import { Banner } from '../kit/banner.tsx'
import { Button } from '../kit/button.tsx'
import { Checkbox } from '../kit/checkbox.tsx'
import { RadioGroup } from '../kit/radio-group.tsx'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'
import { DraftPreview } from './draft-preview.tsx'
import type { Draft, TakeMode } from './use-draft.ts'

/** How it is taken; `title` if the position is to have the file's. */
export interface Taking {
  readonly mode: TakeMode
  readonly title: string | undefined
}

/** The draft, and the position it goes into. */
export interface DraftFormProps {
  readonly draft: Draft
  readonly position: { readonly title: string }
  /** How many words are there now. */
  readonly words: number
  readonly isTaking: boolean
  readonly onTake: (taking: Taking) => void
  /** Back to choosing a file. */
  readonly onOther: () => void
}

const MODES = ['append', 'replace'] as const
const LONGEST_TITLE = 512

/** See the head of this file. Where to put it is asked only if there is something already. */
export function DraftForm({ draft, position, words, isTaking, onTake, onOther }: DraftFormProps): ReactNode {
  const say = useSay()
  const [mode, setMode] = useState<TakeMode>('append')
  const [takesTitle, setTakesTitle] = useState(position.title === '')
  const isEmpty = draft.markdown.trim() === ''
  const title = draft.title?.trim().slice(0, LONGEST_TITLE) ?? ''
  const hasNewTitle = title !== '' && title !== position.title
  const now = position.title || say('position.untitled')
  const take = (): void => {
    if (!isEmpty) onTake({ mode, title: hasNewTitle && takesTitle ? title : undefined })
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" isDisabled={isEmpty} pending={isTaking ? say('word.in.taking') : undefined}>
        {say('word.in.take')}
      </Button>
      <Button variant="quiet" onPress={onOther}>
        {say('word.in.other')}
      </Button>
    </>
  )
  return (
    <Form onSubmit={take} actions={actions}>
      <DraftPreview draft={draft} />
      {hasNewTitle && (
        <Checkbox
          label={say('word.in.take-title')}
          description={say('word.in.take-title.means', { title: now })}
          isSelected={takesTitle}
          onChange={setTakesTitle}
        />
      )}
      {words > 0 && !isEmpty && (
        <RadioGroup
          label={say('word.in.where')}
          options={MODES.map((id) => ({ id, label: say(`word.in.${id}`) }))}
          value={mode}
          onChange={setMode}
        />
      )}
      {words > 0 && mode === 'replace' && (
        <Banner kind="warning" title={say('word.in.warning', { title: now, count: words })}>
          {say('word.in.warning.means')}
        </Banner>
      )}
    </Form>
  )
}
