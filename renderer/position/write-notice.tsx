/** Why this text cannot be written here now, in a sentence with the next step. */
import type { ReactNode } from 'react'
import { Banner } from '../kit/banner.tsx'
import { useSay } from '../messages/say.tsx'
import { useNames } from '../messages/use-names.ts'
import type { PositionFacts } from './use-position.ts'

/** The position, and whether the text holds what this version cannot show. */
export interface WriteNoticeProps {
  readonly position: PositionFacts
  readonly isNewer: boolean
  readonly leadNames: readonly string[]
}

/** Nothing while the text may be written. */
export function WriteNotice({ position, isNewer, leadNames }: WriteNoticeProps): ReactNode {
  const say = useSay()
  const list = useNames()
  const { access } = position
  if (isNewer || access.why === 'newer-schema') {
    return (
      <Banner kind="warning" title={say('position.read-only.newer')}>
        {say('position.read-only.newer.means')}
      </Banner>
    )
  }
  if (access.mayWrite) return null
  if (access.why === 'lead-writers') {
    return (
      <Banner title={say('position.read-only.lead')}>
        {say('position.read-only.lead.means', { count: leadNames.length, names: list(leadNames) })}
      </Banner>
    )
  }
  if (access.why === 'closed') return <Banner title={say('position.read-only.closed')}>{say('position.read-only.closed.means')}</Banner>
  return <Banner title={say('position.read-only.right')}>{say('position.read-only.right.means')}</Banner>
}
