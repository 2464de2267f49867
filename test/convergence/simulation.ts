/** A season in the life of a coalition from a seed: everything that may happen happens, then everybody meets and is compared. */
import { seededCoalitionOf } from '../support/coalition-of.ts'
import { promisesSettled } from '../support/computer.ts'
import { folderPost, mailboxPost } from '../support/folder-post.ts'
import { createSeededRandom } from '../support/seeded-random.ts'
import { noCounts, type Season, type SeasonCounts } from './season.ts'
import { takeStep } from './season-events.ts'
import { openToGone, placesOf } from './season-folders.ts'
import { brokenSilence, compareAll, falseClaims, keyFaults, missingClaims } from './season-promises.ts'

/** How long a season is and what may happen in it. */
export interface SeasonConfig {
  readonly seed: number
  readonly steps: number
}

/** What came of a season; `faults` is empty when every promise held. */
export interface SeasonResult extends Readonly<SeasonCounts> {
  readonly faults: readonly string[]
  /** Logs that ended split in two. */
  readonly splits: number
}

const NAMES = ['amina', 'bilal', 'chen', 'dalia', 'efua', 'farid', 'gita', 'hugo']

/** Plays one season. */
export async function playSeason({ seed, steps }: SeasonConfig): Promise<SeasonResult> {
  const random = createSeededRandom(seed)
  const names = NAMES.slice(0, 2 + random.below(4))
  const coalition = seededCoalitionOf(seed + 1, names)
  const season: Season = {
    coalition,
    random,
    positions: [coalition.founder.positions.create({ title: 'First' }).id],
    marks: new Map(names.map((name) => [name, []])),
    cuts: new Map(),
    backups: new Map(),
    post: [],
    folder: folderPost(coalition.world),
    mailbox: mailboxPost(coalition.world),
    gone: new Map(),
    released: new Set(),
    counts: noCounts(),
  }
  coalition.meet()
  const faults: string[] = []
  for (let step = 0; step < steps; step++) {
    await takeStep(season, random.pick([...season.marks.keys()]))
    coalition.world.time.pass(random.below(4_000))
    await promisesSettled()
    faults.push(...brokenSilence(season))
    season.counts.sparse += coalition.members().filter(({ replica }) => replica.store.absentSums().length > 0).length
    faults.push(...falseClaims(season))
  }
  faults.push(
    ...(await compareAll(season)),
    ...falseClaims(season),
    ...missingClaims(season),
    ...keyFaults(season),
    ...(await goneFaults(season)),
  )
  const { chains } = coalition.founder.replica
  return { faults, splits: [...new Set(chains.all().map(({ device }) => device))].filter(chains.forkOf).length, ...season.counts }
}

/** Nobody who stays leaves files that open to who went. */
function goneFaults(season: Season): Promise<readonly string[]> {
  const { coalition, released, gone } = season
  const staying = coalition.members().filter(({ name }) => !released.has(name))
  return openToGone(coalition.world.crypto, staying, [...gone.keys()].map(coalition.member), placesOf(season))
}
