/** Seasons from many seeds: every promise holds at the end of each. */
import { describe, expect, it } from 'vitest'
import { playSeason } from './simulation.ts'

const SEEDS = 200
const STEPS = 60

describe('a coalition', () => {
  it(`agrees and loses nothing in ${SEEDS} seasons`, async () => {
    const totals = {
      edits: 0,
      crashes: 0,
      restores: 0,
      removals: 0,
      leavings: 0,
      jumps: 0,
      attacks: 0,
      written: 0,
      received: 0,
      claims: 0,
      choices: 0,
      sparse: 0,
    }
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
