/** How many organisations are known to have all of a position's text. */
import type { ReactNode } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { VisuallyHidden } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** "2 of 3", and a whole sentence for screen readers; nothing while it is not known. */
export function WhoHasIt({ id }: { readonly id: string }): ReactNode {
  const say = useSay()
  const { value: delivery } = useAnswer('delivery', { id })
  if (!delivery) return null
  const { have, of } = delivery
  return (
    <>
      <span aria-hidden="true">{say('positions.has', { have, of })}</span>
      <VisuallyHidden>{say('positions.has.words', { have, of })}</VisuallyHidden>
    </>
  )
}
