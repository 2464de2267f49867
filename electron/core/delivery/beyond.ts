/** What a computer has of logs in which some words have not come: everything but those, so that one lost word says nothing about other texts. SPEC rules DELIV-1, DELIV-6. */
import { type Beyond, MAX_WITHOUT } from '../../../shared/exchange/statement.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { ChainNumber } from '../ports/replica-store.ts'
import type { Replica } from '../replica/replica.ts'

/** What is applied here of each log in which entries wait; nothing where more wait than a statement may name. */
export function beyondOf({ store, chains, frontier }: Pick<Replica, 'store' | 'chains' | 'frontier'>): readonly Beyond[] {
  const absent = store.absentSums()
  if (absent.reduce((sum, { entries }) => sum + entries, 0) > MAX_WITHOUT) return []
  const waiting = absent.flatMap(({ document }) => store.waitingTexts(document))
  const all = frontier().flatMap((head): Beyond[] => {
    const tip = chains.find(head)
    const isBehind = ({ chain, seq }: { readonly chain: ChainNumber; readonly seq: number }): boolean =>
      tip !== undefined && seq <= head.seq && chains.holder(tip, seq) === chain
    const without = waiting.filter(isBehind).map(({ seq }) => seq)
    return without.length > 0 ? [{ head, without: without.sort((a, b) => a - b) }] : []
  })
  return all.reduce((sum, { without }) => sum + without.length, 0) > MAX_WITHOUT ? [] : all
}

/** What of texts somebody lacks who stated this, and where each of its logs ends here. */
export interface HeldBeyond {
  /** True if the statement covers this entry although words before it in its log had not come, and nothing of the text is among those. */
  readonly has: (point: { readonly chain: ChainNumber; readonly seq: number }, text: DocumentId) => boolean
}

/** Reads it against what is here: a head that is not stored here proves nothing. */
export function readBeyond(replica: Replica, beyond: readonly Beyond[]): HeldBeyond {
  const { store, chains } = replica
  const tips = beyond.flatMap(({ head, without }) => {
    const chain = chains.find(head)
    return chain === undefined ? [] : [{ chain, seq: head.seq, without }]
  })
  const lacking = tips.flatMap(({ chain: tip, without }) =>
    without.flatMap((seq) => {
      const chain = chains.holder(tip, seq)
      const document = chain === undefined ? undefined : store.entry(chain, seq)?.header.document
      return chain === undefined || document === undefined ? [] : [{ chain, seq, document }]
    }),
  )
  /** Words that nobody who belongs owes, and that are not here either, are of nobody's text. */
  const lacksOf = (text: DocumentId): boolean => {
    const lacked = lacking.filter(({ document }) => document === text)
    if (lacked.length === 0) return false
    if (replica.missing(text).length > 0) return true
    const waiting = store.waitingTexts(text)
    return !lacked.every(({ chain, seq }) => waiting.some((row) => row.chain === chain && row.seq === seq))
  }
  const has: HeldBeyond['has'] = ({ chain, seq }, text) =>
    tips.some((tip) => seq <= tip.seq && chains.holder(tip.chain, seq) === chain) && !lacksOf(text)
  return { has }
}
