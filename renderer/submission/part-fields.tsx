/** Which parts the documents have beside texts and signatories. SPEC rule SUB-9. */
import type { ReactNode } from 'react'
import { Card, Checkbox, Disclosure } from '../kit/index.ts'
import { Note, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { EditionDraft, Position, Preview } from './edition-draft.ts'
import styles from './submission.module.css'

/** The draft, who hears of changes, and what would go out. */
export interface PartFieldsProps {
  readonly draft: EditionDraft
  readonly onChange: (part: Partial<EditionDraft>) => void
  readonly preview: Preview | undefined
  readonly positions: readonly Position[]
}

/** See the head of this file. */
export function PartFields({ draft, onChange, preview, positions }: PartFieldsProps): ReactNode {
  const say = useSay()
  const wording = preview?.wording ?? []
  const leftOut = preview?.leftOut ?? 0
  const titleOf = (id: string): string => {
    const found = positions.find((position) => position.id === id)
    return found ? say('home.position', { number: found.number ?? 0, title: found.title }) : ''
  }
  return (
    <Card title={say('submission.parts')}>
      <Stack>
        <Checkbox
          label={say('submission.parts.table')}
          description={say('submission.parts.table.means')}
          isSelected={draft.responseTable}
          onChange={(responseTable) => onChange({ responseTable })}
        />
        <Checkbox
          label={say('submission.parts.annex', { count: wording.length })}
          description={say(wording.length === 0 ? 'submission.parts.annex.none' : 'submission.parts.annex.means')}
          isSelected={draft.annex && wording.length > 0}
          isDisabled={wording.length === 0}
          onChange={(annex) => onChange({ annex })}
        />
        {wording.length > 0 && (
          <Disclosure label={say('submission.parts.annex.read')}>
            <ul className={styles.list}>
              {wording.map(({ position, organisation, quote, text }) => (
                <li key={`${position} ${organisation} ${quote} ${text}`}>
                  <strong>
                    <bdi>{organisation}</bdi>
                  </strong>
                  , <bdi>{titleOf(position)}</bdi>
                  {quote !== '' && <span className={styles.soft}> {say('texts.note-words', { quote })}</span>}
                  <p dir="auto">{text}</p>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
        {leftOut > 0 && <Note isSmall>{say('submission.parts.annex.left-out', { count: leftOut })}</Note>}
      </Stack>
    </Card>
  )
}
