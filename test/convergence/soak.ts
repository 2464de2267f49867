/** Plays seasons until it is stopped or something fails: `npm run soak -- --seed 1000 --seasons 5000 --steps 200`. */
import { parseArgs } from 'node:util'
import { playSeason } from './simulation.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seasons: { type: 'string', default: '1000000' },
    steps: { type: 'string', default: '120' },
  },
})
const first = Number(values.seed)
let failed = 0
for (let seed = first; seed < first + Number(values.seasons); seed++) {
  const { faults, edits, crashes, restores, removals, jumps, attacks } = playSeason({ seed, steps: Number(values.steps) })
  if (faults.length > 0) {
    failed++
    console.log(`seed ${seed}: ${faults.join('; ')}`)
  } else if (seed % 50 === 0)
    console.log(
      `seed ${seed} whole: ${edits} edits, ${crashes} crashes, ${restores} restores, ${removals} removals, ${jumps} clock jumps, ${attacks} attacks`,
    )
}
console.log(`${failed} of ${values.seasons} seasons failed`)
process.exitCode = failed === 0 ? 0 : 1
