/** Seasons from many seeds: every promise holds at the end of each. */
import { describe, expect, it } from 'vitest'
import { noCounts } from './season.ts'
import { playSeason } from './simulation.ts'

const SEEDS = 200
const STEPS = 60

describe('a coalition', () => {
  it(`agrees and loses nothing in ${SEEDS} seasons`, async () => {
    const totals = noCounts()
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { faults, ...counts } = await playSeason({ seed, steps: STEPS })
      expect(faults, `seed ${seed}`).toEqual([])
      for (const name of Object.keys(totals) as (keyof typeof totals)[]) totals[name] += counts[name]
    }
    expect(Math.min(...Object.values(totals))).toBeGreaterThan(SEEDS / 10)
  }, 900_000)

  it('lives the same season again from the same seed', async () => {
    expect(await playSeason({ seed: 7, steps: STEPS })).toEqual(await playSeason({ seed: 7, steps: STEPS }))
  }, 60_000)
})
