/** What is missing before an edition can be made, and what a coordinator may want to know before making it: in plain words. */
import type { ReactNode } from 'react'
import { Banner } from '../kit/index.ts'
import { positionName } from '../messages/position-name.ts'
import { useSay } from '../messages/say.tsx'
import { lateToRule } from '../sign-ons/late.ts'
import type { Matrix } from '../sign-ons/matrix.ts'
import { owing } from '../sign-ons/reminder.ts'
import type { EditionDraft, Preview } from './edition-draft.ts'
import { printedCounts } from './printed-counts.ts'
import styles from './submission.module.css'

/** What the next edition would say, what members said, and what is chosen and written so far. */
export interface MissingProps {
  readonly preview: Preview
  readonly matrix: Matrix
  readonly draft: EditionDraft
}

/** See the head of this file. */
export function Missing({ preview, matrix, draft }: MissingProps): ReactNode {
  const say = useSay()
  const obstacles = preview.obstacles.map(({ code, position }) =>
    say(`submission.missing.${code}`, { position: position ? positionName(say, position) : '' }),
  )
  const hints = useHints({ preview, matrix, draft })
  return (
    <>
      {obstacles.length > 0 ? (
        <Banner kind="warning" title={say('submission.missing')}>
          <Lines lines={obstacles} />
        </Banner>
      ) : (
        <p>{say('submission.missing.nothing')}</p>
      )}
      {hints.length > 0 && (
        <Banner title={say('submission.hints')}>
          <Lines lines={hints} />
        </Banner>
      )}
    </>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return (
    <ul className={styles.points}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function useHints({ preview, matrix, draft }: MissingProps): readonly string[] {
  const say = useSay()
  const over = draft.wordLimit === null ? 0 : preview.words - draft.wordLimit
  const waiting = owing(matrix).length
  const late = lateToRule(matrix)
  return [
    over > 0 && say('submission.hint.over', { count: over }),
    waiting > 0 && say('submission.hint.owing', { count: waiting }),
    late > 0 && say('submission.hint.late', { count: late }),
    preview.texts.length > 0 && printedCounts(preview).signed === 0 && say('submission.hint.nobody'),
    draft.addressees.trim() === '' && say('submission.hint.addressees'),
    preview.isUnchanged && say('submission.hint.unchanged', { number: preview.edition - 1 }),
  ].filter((line) => line !== false)
}
