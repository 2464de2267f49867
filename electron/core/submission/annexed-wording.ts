/** Wording that was not agreed, as its remarks were settled: what the annex of an edition prints. SPEC rules REMARK-3, SUB-9, HIDE-2. */
import type { DocumentId, OrganisationId } from '../../../shared/ids.ts'
import type { Membership } from '../../../shared/membership/membership.ts'
import { isNotAgreed, type NotAgreed } from '../../../shared/submission/edition.ts'
import type { Remark } from '../remark/remark-records.ts'
import type { Remarks } from '../remark/remarks.ts'

/** See the head of this file. */
export interface AnnexedWording {
  /** In the order of the positions, oldest first. */
  readonly printed: readonly NotAgreed[]
  /** How many are left out because their organisation is hidden. */
  readonly leftOut: number
}

/** What it is read from. */
export interface WordingTools {
  readonly remarks: Remarks
  readonly membership: () => Membership
  readonly hidden: ReadonlySet<OrganisationId>
  readonly nameOf: (organisation: OrganisationId) => string
}

/** What was settled as not agreed on these positions. Whose name has not arrived is left out, and so is what no edition holds. */
export function annexedWording(tools: WordingTools, positions: readonly DocumentId[]): AnnexedWording {
  const { remarks, membership, hidden, nameOf } = tools
  const organisationOf = ({ by }: Remark) => [...membership().devices.values()].find(({ person }) => person === by)?.organisation
  const annexed = positions.flatMap((position) => remarks.list(position).filter(({ settled }) => settled?.annexed === true))
  const printed = annexed.flatMap((remark): readonly NotAgreed[] => {
    const organisation = organisationOf(remark)
    if (!organisation || hidden.has(organisation) || nameOf(organisation) === '') return []
    const wording = { position: remark.position, organisation: nameOf(organisation), quote: remark.quote, text: remark.text }
    return isNotAgreed(wording) ? [wording] : []
  })
  return { printed, leftOut: annexed.length - printed.length }
}
