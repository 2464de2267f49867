/** Plays seasons until it is stopped or something fails: `npm run soak -- --seed 1000 --seasons 5000 --steps 200`, with `--folder` those of members who share one. */
import { parseArgs } from 'node:util'
import { playFolderSeason } from './folder-seasons.ts'
import { playSeason } from './simulation.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seasons: { type: 'string', default: '1000000' },
    steps: { type: 'string', default: '120' },
    folder: { type: 'boolean', default: false },
  },
})
const first = Number(values.seed)
const play = values.folder ? playFolderSeason : playSeason
let failed = 0
for (let seed = first; seed < first + Number(values.seasons); seed++) {
  const { faults, ...counts } = await play({ seed, steps: Number(values.steps) })
  if (faults.length > 0) {
    failed++
    console.log(`seed ${seed}: ${faults.join('; ')}`)
  } else if (seed % 50 === 0)
    console.log(
      `seed ${seed} whole: ${Object.entries(counts)
        .map(([what, count]) => `${count} ${what}`)
        .join(', ')}`,
    )
}
console.log(`${failed} of ${values.seasons} seasons failed`)
process.exitCode = failed === 0 ? 0 : 1
