/** In which order remarks are read: those nearest to the cursor first; those whose words are gone apart. */
import type { OutputOf } from '../../shared/api/contract.ts'
import type { Range } from '../editor/anchors.ts'

/** A remark with its thread, as the host tells it. */
export type Remark = OutputOf<'remarks'>[number]

/** What a panel shows. */
export interface OrderedRemarks {
  /** Their words are in the text. */
  readonly placed: readonly Remark[]
  /** Their words are not there any more; oldest first. */
  readonly orphaned: readonly Remark[]
}

/** Orders the remarks of one text. `ranges` says where those are whose words are there, undefined where no text tells; `cursor` is an editor position. */
export function orderRemarks(remarks: readonly Remark[], ranges: ReadonlyMap<string, Range> | undefined, cursor: number): OrderedRemarks {
  if (!ranges) return { placed: [...remarks].sort((a, b) => a.at - b.at), orphaned: [] }
  const placed = remarks.filter(({ id }) => ranges.has(id))
  const orphaned = remarks.filter(({ id }) => !ranges.has(id))
  const far = ({ id }: Remark): number => distance(ranges.get(id) as Range, cursor)
  const start = ({ id }: Remark): number => (ranges.get(id) as Range).from
  return {
    placed: [...placed].sort((a, b) => far(a) - far(b) || start(a) - start(b) || a.at - b.at),
    orphaned: [...orphaned].sort((a, b) => a.at - b.at),
  }
}

/** The remark whose words the cursor is in; of several the one with the fewest words. */
export function remarkAt(ranges: ReadonlyMap<string, Range>, cursor: number): string | undefined {
  const around = [...ranges].filter(([, { from, to }]) => from <= cursor && cursor <= to)
  return around.sort(([, a], [, b]) => a.to - a.from - (b.to - b.from))[0]?.[0]
}

function distance({ from, to }: Range, cursor: number): number {
  if (cursor < from) return from - cursor
  return cursor > to ? cursor - to : 0
}
