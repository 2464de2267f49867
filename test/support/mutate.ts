/** Bytes as a hostile or broken sender might change them. */
import type { SeededRandom } from './seeded-random.ts'

/** Flips, overwrites, cuts, repeats or inserts somewhere. */
export function mutate(random: SeededRandom, bytes: Uint8Array): Uint8Array {
  const at = random.below(bytes.length)
  const changed = bytes.slice()
  switch (random.below(5)) {
    case 0:
      changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8))
      return changed
    case 1:
      changed.set(random.bytes(Math.min(1 + random.below(16), bytes.length - at)), at)
      return changed
    case 2:
      return bytes.slice(0, at)
    case 3:
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(random.below(at + 1))])
    default:
      return Uint8Array.from([...bytes.subarray(0, at), ...random.bytes(1 + random.below(8)), ...bytes.subarray(at)])
  }
}
