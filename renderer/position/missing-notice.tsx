/** Above a text of which not all has come: what is read here is not the whole. SPEC rule BRING-6. */
import type { ReactNode } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { Banner } from '../kit/banner.tsx'
import { Link } from '../kit/link.tsx'
import { useSay } from '../messages/say.tsx'
import { useAmounts } from '../messages/use-amounts.ts'
import type { PositionFacts } from './use-position.ts'

/** Nothing where all is here. */
export function MissingNotice({ position: { missingBytes } }: { readonly position: PositionFacts }): ReactNode {
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
      {say(bringing?.isLinked ? 'position.missing.comes' : 'position.missing.waits')}
    </Banner>
  )
}
