/** Seasons by folder, on every push a few. */
import { describe, expect, it } from 'vitest'
import { playFolderSeason } from './folder-seasons.ts'

const SEEDS = 12

describe('seasons by folder', { timeout: 240_000 }, () => {
  it('[FOLDER-2] [FOLDER-3] [FOLDER-5] all who stay converge, what they write opens to nobody who went, nothing is lost, and nobody is said to have what they have not', async () => {
    let harms = 0
    let removals = 0
    for (let seed = 1; seed <= SEEDS; seed++) {
      const season = await playFolderSeason({ seed, steps: 40 })
      expect(season.faults, `seed ${seed}`).toEqual([])
      harms += season.harms
      removals += season.removals
    }
    expect(harms).toBeGreaterThan(SEEDS)
    expect(removals).toBeGreaterThan(SEEDS / 4)
  })
})
