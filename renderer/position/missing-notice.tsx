/** Above a text of which not all has come: what is read here is not the whole. SPEC rule BRING-6. */
import type { ReactNode } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { Banner } from '../kit/banner.tsx'
import { Link } from '../kit/link.tsx'
import { useSay } from '../messages/say.tsx'
import { useAmounts } from '../messages/use-amounts.ts'
import { MissingWords } from './missing-words.tsx'
import type { PositionFacts } from './use-position.ts'

/** The position, and whether the person here coordinates. */
export interface MissingNoticeProps {
  readonly position: PositionFacts
  readonly isCoordinator: boolean
}

/** Nothing where all is here. */
export function MissingNotice({ position: { id, missingBytes }, isCoordinator }: MissingNoticeProps): ReactNode {
  const say = useSay()
  const { size } = useAmounts()
  const { value: bringing } = useAnswer('bringing', missingBytes > 0 ? {} : null)
  if (missingBytes === 0) return null
  return (
    <Banner
      kind="warning"
      title={say('position.missing', { size: size(missingBytes) })}
      actions={<Link href="#/connection">{say('position.missing.see')}</Link>}
    >
      <p>{say(bringing?.isLinked ? 'position.missing.comes' : 'position.missing.waits')}</p>
      <MissingWords position={id} isCoordinator={isCoordinator} />
    </Banner>
  )
}
