/** Which words of texts are not here and should be: those by right, of somebody who belongs. SPEC rule APPLY-5. */
import type { DocumentId } from '../../../shared/ids.ts'
import { isOfMemberNow, type Membership } from '../../../shared/membership/membership.ts'
import type { Chains } from '../log/chains.ts'
import type { AbsentBody, AbsentSum, ReplicaStore } from '../ports/replica-store.ts'
import type { Standing } from './standing.ts'

/** See the head of this file. */
export interface OwedWords {
  /** Bodies of this text that are not here, of entries by right and by somebody who belongs. */
  readonly missing: (document: DocumentId) => readonly AbsentBody[]
  /** How much of which text that is; none of it no row. */
  readonly missingSums: () => readonly AbsentSum[]
  /** Entries by right that wait in this text, for their own body or behind one that is not here. */
  readonly waitingByRight: (document: DocumentId) => readonly Pick<AbsentBody, 'chain' | 'seq'>[]
}

/** Over a store; what was counted is remembered until it may have changed. */
export function createOwedWords(
  store: Pick<ReplicaStore, 'absentBodies' | 'absentSums' | 'waitingTexts'>,
  chains: Pick<Chains, 'get'>,
  standing: Pick<Standing, 'isAllowed' | 'membership'>,
): OwedWords {
  const counted = new Map<DocumentId, { readonly membership: Membership; readonly absent: string; readonly owed: AbsentSum }>()

  const isOwed = ({ chain, seq }: AbsentBody): boolean =>
    standing.isAllowed('edit', chain, seq) && isOfMemberNow(standing.membership(), chains.get(chain).device)
  const missing: OwedWords['missing'] = (document) => store.absentBodies(document).filter(isOwed)
  const owedOf = ({ document, entries, bytes }: AbsentSum): AbsentSum => {
    const [membership, absent] = [standing.membership(), `${entries} ${bytes}`]
    const known = counted.get(document)
    if (known?.membership === membership && known.absent === absent) return known.owed
    const bodies = missing(document)
    const owed = { document, entries: bodies.length, bytes: bodies.reduce((sum, body) => sum + body.bytes, 0) }
    counted.set(document, { membership, absent, owed })
    return owed
  }
  return {
    missing,
    missingSums: () =>
      store
        .absentSums()
        .map(owedOf)
        .filter(({ entries }) => entries > 0),
    waitingByRight: (document) => store.waitingTexts(document).filter(({ chain, seq }) => standing.isAllowed('edit', chain, seq)),
  }
}
