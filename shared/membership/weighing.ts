/** Which takings hold: each stands unless one that holds cuts its author before it, and seniority decides between those that cut each other. SPEC rule MEM-7. */
import type { EntryHash } from '../ids.ts'
import type { State } from './entries.ts'
import type { RefusalReason } from './membership.ts'
import type { Taking } from './targets.ts'

/** What is left standing where certain takings cut, and no others. */
export interface Stand {
  readonly state: State
  readonly fallen: ReadonlyMap<EntryHash, RefusalReason>
  /** The takings that stand and need no second, or have one. */
  readonly effective: ReadonlySet<Taking>
}

/** What stands under the takings that hold. */
export interface Weighed extends Stand {
  /** Takings that fell to no cut and hold nevertheless not: for want of a second, or for the sake of a senior's. */
  readonly idle: ReadonlyMap<EntryHash, RefusalReason>
}

/**
 * Finds those that hold. What stands under the least cuts is possible, what stands under all possible cuts is certain; each certain one makes others certain or
 * impossible. Where nothing is certain, some cut each other: then the first of them holds, and those that would make it fall do not. `takings` come most senior first.
 */
export function weigh(takings: readonly Taking[], standUnder: StandUnder): Weighed {
  const stand = remembered(standUnder)
  let decided: Decided = { held: [], outweighed: [] }
  for (;;) {
    const now = stand(decided.held)
    const [first, ...others] = undecidedAmong(takings, now, decided)
    if (!first) return { ...now, idle: idleOf(takings, now, decided) }
    decided = decide(first, others, decided, stand)
  }
}

type StandUnder = (cuts: readonly Taking[]) => Stand

interface Decided {
  readonly held: readonly Taking[]
  readonly outweighed: readonly Taking[]
}

const undecidedAmong = (takings: readonly Taking[], { effective }: Stand, { held, outweighed }: Decided): readonly Taking[] => {
  const known = new Set([...held, ...outweighed])
  return takings.filter((taking) => effective.has(taking) && !known.has(taking))
}

function decide(first: Taking, others: readonly Taking[], { held, outweighed }: Decided, stand: StandUnder): Decided {
  const { effective } = stand([...held, first, ...others])
  const certain = [first, ...others].filter((taking) => effective.has(taking))
  if (certain.length > 0) return { held: [...held, ...certain], outweighed }
  const felling = others.filter((other) => !stand([...held, other]).effective.has(first))
  return { held: [...held, first], outweighed: [...outweighed, ...felling] }
}

function idleOf(takings: readonly Taking[], { fallen }: Stand, { held, outweighed }: Decided): ReadonlyMap<EntryHash, RefusalReason> {
  const idle = takings.filter((taking) => !held.includes(taking) && !fallen.has(taking.hash))
  return new Map(idle.map((taking) => [taking.hash, outweighed.includes(taking) ? 'outweighed' : 'needs-second-coordinator']))
}

function remembered(standUnder: StandUnder): StandUnder {
  const stands = new Map<string, Stand>()
  return (cuts) => {
    const name = cuts
      .map(({ hash }) => hash)
      .sort()
      .join()
    const held = stands.get(name) ?? standUnder(cuts)
    stands.set(name, held)
    return held
  }
}
