/** What a position's page knows of its position, and changing it. */
import type { InputOf, OutputOf } from '../../shared/api/contract.ts'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { useToast } from '../kit/toast.tsx'
import { useSay } from '../messages/say.tsx'

/** A position's facts without its text. */
export type PositionFacts = OutputOf<'position.show'>

/** What may be changed. */
export type PositionChange = Omit<InputOf<'position.update'>, 'id'>

/** The facts, and a way to change them: answers whether the host took it; if not, a notice says why. */
export function usePosition(id: string): {
  readonly position: PositionFacts | undefined
  readonly error: Error | null
  readonly askAgain: () => void
  readonly change: (change: PositionChange) => Promise<boolean>
} {
  const say = useSay()
  const toast = useToast()
  const { value, error, askAgain } = useAnswer('position.show', { id, format: 'facts' })
  const update = useAct('position.update')
  const change = async (facts: PositionChange): Promise<boolean> => {
    const taken = await update.run({ id, ...facts })
    if (!taken) toast({ words: say('position.not-changed') })
    return taken !== undefined
  }
  return { position: value, error, askAgain, change }
}
