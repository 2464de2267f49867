/** Seasons by folder, on every push a few. */
import { describe, expect, it } from 'vitest'
import { playFolderSeason } from './folder-seasons.ts'

const SEEDS = 12

describe('seasons by folder', { timeout: 240_000 }, () => {
  it('[FOLDER-2] [FOLDER-3] all converge, nothing is lost, and nobody is said to have what they have not', async () => {
    let harms = 0
    for (let seed = 1; seed <= SEEDS; seed++) {
      const season = await playFolderSeason({ seed, steps: 40 })
      expect(season.faults, `seed ${seed}`).toEqual([])
      harms += season.harms
    }
    expect(harms).toBeGreaterThan(SEEDS)
  })
})
