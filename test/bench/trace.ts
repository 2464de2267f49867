/** The automerge-paper editing history as single edits, or an invented one of the same shape where the data folder is missing. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createSeededRandom } from '../support/seeded-random.ts'

/** Delete `remove` characters at `at`, then insert `text`. */
export interface TraceEdit {
  readonly at: number
  readonly remove: number
  readonly text: string
}

/** A history and where it comes from. */
export interface Trace {
  readonly name: string
  readonly edits: readonly TraceEdit[]
}

const FILE = join(import.meta.dirname, '../../../shared/data/traces/automerge-paper.json.gz')
const INVENTED_EDITS = 60_000

/** The history, at most `limit` edits of it. */
export function readTrace(limit = Number.POSITIVE_INFINITY): Trace {
  if (!existsSync(FILE)) return { name: 'invented (seed 1)', edits: inventedEdits(Math.min(limit, INVENTED_EDITS)) }
  const { txns } = JSON.parse(gunzipSync(readFileSync(FILE)).toString()) as { txns: { patches: [number, number, string][] }[] }
  const edits = txns.flatMap(({ patches }) => patches.map(([at, remove, text]) => ({ at, remove, text })))
  return { name: 'automerge-paper', edits: edits.slice(0, limit) }
}

/** Mostly typing forward, some jumps, some corrections. */
function inventedEdits(count: number): readonly TraceEdit[] {
  const random = createSeededRandom(1)
  let length = 0
  let cursor = 0
  return Array.from({ length: count }, () => {
    if (random.oneIn(60)) cursor = random.below(length + 1)
    const removes = cursor > 0 && random.oneIn(8)
    const edit = removes
      ? { at: --cursor, remove: 1, text: '' }
      : { at: cursor++, remove: 0, text: String.fromCharCode(97 + random.below(26)) }
    length += removes ? -1 : 1
    return edit
  })
}
