/** What goes into an envelope: everything that its recipients, all together, are not known to have. SPEC rules ENV-7, ENV-9. */
import type { Head } from '../../../shared/entry/header.ts'
import type { EnvelopeContent } from '../../../shared/envelope/envelope-content.ts'
import type { Statements } from '../delivery/statements.ts'
import type { Cards } from '../exchange/cards.ts'
import { comparePeer, type Missing } from '../exchange/missing.ts'
import { nextRun, type RunForm } from '../exchange/run-reader.ts'
import type { Chains } from '../log/chains.ts'
import type { ChainNumber } from '../ports/replica-store.ts'
import type { Replica } from '../replica/replica.ts'

/** What one recipient is known to hold; undefined for one of whom nothing is known. */
export type Known = readonly Head[] | undefined

/** Stretches that at least one of them lacks, in the order in which their chains were first stored: who lets a device in comes before that device's log. */
export function lackingOf(chains: Chains, known: readonly Known[]): readonly Missing[] {
  const from = new Map<ChainNumber, number>()
  const lack = ({ chain, from: first }: Missing): void => void from.set(chain, Math.min(first, from.get(chain) ?? first))
  for (const heads of known) {
    const { missing, diverged } = comparePeer(chains, heads ?? [])
    for (const stretch of missing) lack(stretch)
    // Where its branch is unknown here it is not known what it lacks: all of that log.
    for (const device of diverged) for (const { chain, base } of chains.ofDevice(device)) lack({ chain, from: base + 1 })
  }
  return chains.all().flatMap(({ chain }) => {
    const first = from.get(chain)
    return first === undefined ? [] : [{ chain, from: first }]
  })
}

/**
 * Those stretches as runs, with every card and every statement held. Without `withOwn` nothing of this computer's log is in it; after `runBytes` of runs it
 * ends, at the end of one. `form` says what becomes of entries that are here without their body.
 */
export function gather(
  { replica, cards, statements }: { readonly replica: Replica; readonly cards: Cards; readonly statements: Statements },
  known: readonly Known[],
  {
    withOwn,
    form,
    runBytes = Number.POSITIVE_INFINITY,
  }: { readonly withOwn: boolean; readonly form: RunForm; readonly runBytes?: number | undefined },
): EnvelopeContent {
  const { store, chains } = replica
  const own = replica.keys().device
  const stretches = lackingOf(chains, known).filter(({ chain }) => withOwn || chains.get(chain).device !== own)
  const runs: Uint8Array[] = []
  let room = runBytes
  const addRuns = ({ chain, from }: Missing): void => {
    for (let next = nextRun(store, chains, { chain, from }, form); next && room > 0; ) {
      runs.push(next.run)
      room -= next.run.length
      const { seq } = next.through.header
      next = seq < chains.get(chain).seq ? nextRun(store, chains, { chain, from: seq + 1 }, form) : undefined
    }
  }
  for (const stretch of stretches) addRuns(stretch)
  return { runs, cards: cards.all(), statements: statements.newerThan([]), requests: [] }
}
