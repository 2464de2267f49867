/** How the coalition stands to one text, in a badge and a sentence. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Badge, type BadgeProps } from '../kit/badge.tsx'
import { useSay } from '../messages/say.tsx'
import { useNames } from '../messages/use-names.ts'

/** A text's result as the host answers it. */
export type TextResult = OutputOf<'agreement.texts'>[number]
type Agreement = TextResult['agreement']

const TONES: { readonly [A in Agreement]: NonNullable<BadgeProps['tone']> } = { met: 'good', 'not-met': 'neutral', undetermined: 'warning' }

/** Met, not met, or cannot be said yet. */
export function ResultBadge({ agreement }: { readonly agreement: Agreement }): ReactNode {
  const say = useSay()
  return <Badge tone={TONES[agreement]}>{say(`agreement.${agreement}`)}</Badge>
}

/** What the sentence is about. */
export interface ResultWordsProps {
  readonly result: Pick<TextResult, 'agreement' | 'yes' | 'needed' | 'asked'>
  /** Who may have answered without anybody here knowing. */
  readonly notHeard?: readonly string[]
}

/** How many say yes, how many are needed, and whom nobody heard from. */
export function ResultWords({ result: { yes, needed, asked }, notHeard = [] }: ResultWordsProps): ReactNode {
  const say = useSay()
  const list = useNames()
  const names = notHeard.map((name) => name || say('sign-ons.no-name'))
  return (
    <>
      {say('agreement.counted', { yes, asked, needed })}
      {names.length > 0 && ` ${say('agreement.not-heard', { names: list(names) })}`}
    </>
  )
}
