/** The closed texts of the position on screen, and a word when somebody else closes it while it is written. */
import { useEffect, useRef } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAnswer } from '../host/use-answer.ts'
import { useToast } from '../kit/toast.tsx'
import { useSay } from '../messages/say.tsx'
import { isClosedStage } from '../stage/stages.ts'
import type { PositionFacts } from './use-position.ts'

/** See the head of this file. */
export interface ClosedTexts {
  readonly list: OutputOf<'text.list'> | undefined
  /** The text that is shown instead of the editor; undefined while people write, or while none has arrived. */
  readonly inForce: OutputOf<'text.list'>['texts'][number] | undefined
  /** Nobody writes, but which text holds is not known yet. */
  readonly isOpening: boolean
}

/** `tells`: whether a person is told of the closing, as whoever does it sees it done. */
export function useClosedTexts({ id, stage }: PositionFacts, tells: boolean): ClosedTexts {
  const { value: list } = useAnswer('text.list', { id })
  const isClosed = isClosedStage(stage)
  useClosingNotice(isClosed, tells)
  const inForce = isClosed ? list?.texts.find(({ isInForce }) => isInForce) : undefined
  return { list, inForce, isOpening: isClosed && list === undefined }
}

function useClosingNotice(isClosed: boolean, tells: boolean): void {
  const say = useSay()
  const toast = useToast()
  const wasClosed = useRef(isClosed)
  useEffect(() => {
    if (isClosed && !wasClosed.current && tells) toast({ words: say('texts.just-closed') })
    wasClosed.current = isClosed
  }, [isClosed, tells, toast, say])
}
