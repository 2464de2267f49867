/** Above every page of a coalition while this computer's record has split in two: what is written here reaches nobody, and how to come back. */
import type { ReactNode } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { Banner } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** Nothing where all is well. */
export function SplitNotice(): ReactNode {
  const say = useSay()
  const { value: coalition } = useAnswer('coalition.show', {})
  if (!coalition?.isSplit) return null
  return (
    <Banner kind="warning" title={say('places.split')}>
      {say('places.split.how')}
    </Banner>
  )
}
