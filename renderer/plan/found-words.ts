/** How much was found in a plan, in words. */
import { useIntl } from 'react-intl'
import { useSay } from '../messages/say.tsx'

/** Counts of what a plan has. */
export interface PlanCounts {
  readonly commitments: number
  readonly milestones: number
  readonly indicators: number
}

/** A function that says the counts; what there is none of is left out, but for commitments. */
export function useFoundWords(): (counts: PlanCounts, joining?: 'unit' | 'conjunction') => string {
  const say = useSay()
  const intl = useIntl()
  return ({ commitments, milestones, indicators }, joining = 'unit') =>
    intl.formatList(
      [
        say('plan.commitments', { count: commitments }),
        ...(milestones > 0 ? [say('plan.milestones', { count: milestones })] : []),
        ...(indicators > 0 ? [say('plan.indicators', { count: indicators })] : []),
      ],
      { type: joining },
    )
}
