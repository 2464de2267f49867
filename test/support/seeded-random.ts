/** Randomness that replays: see the adapter, which seeds use as well. */
export { createSeededRandom, type SeededRandom } from '../../electron/adapters/memory/seeded-random.ts'
