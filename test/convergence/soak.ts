/**
 * Plays seasons until all are played: `npm run soak -- --seeds 2000`, from another seed or of another length with `--seed 5000 --steps 120`, with `--folder` those of
 * members who share one and are seldom linked. In the others every carrier occurs. `--minutes 30` ends it earlier. Says which seeds failed and why, how often each thing happened, and how long it took.
 */
import { parseArgs } from 'node:util'
import { playFolderSeason } from './folder-seasons.ts'
import { playSeason } from './simulation.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1000000' },
    steps: { type: 'string', default: '60' },
    minutes: { type: 'string', default: 'Infinity' },
    folder: { type: 'boolean', default: false },
  },
})
const first = Number(values.seed)
const last = first + Number(values.seeds) - 1
const play = values.folder ? playFolderSeason : playSeason
const began = performance.now()
const sums = new Map<string, { times: number; seasons: number }>()
let failed = 0
let played = 0

for (let seed = first; seed <= last && Number(minutes()) < Number(values.minutes); seed++) {
  const { faults, ...counts } = await play({ seed, steps: Number(values.steps) })
  played++
  if (faults.length > 0) {
    failed++
    console.log(`seed ${seed}: ${[...new Set(faults)].join('; ')}`)
  }
  for (const [what, times] of Object.entries(counts)) {
    const sum = sums.get(what) ?? { times: 0, seasons: 0 }
    sums.set(what, { times: sum.times + times, seasons: sum.seasons + Number(times > 0) })
  }
  if (played % 100 === 0) console.log(`${played} seasons, ${minutes()} min, ${failed} failed`)
}
for (const [what, { times, seasons }] of sums) console.log(`${times} ${what} in ${seasons} seasons`)
console.log(`${failed} of ${played} seasons failed; ${minutes()} min`)
process.exitCode = failed === 0 ? 0 : 1

function minutes(): string {
  return ((performance.now() - began) / 60_000).toFixed(1)
}
