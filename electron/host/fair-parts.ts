/** How much of several lists fits where only so many lines are shown. */

/** How many of each list to take, in their order: none is pushed out by another, and room that one leaves goes to the others. */
export function fairParts(sizes: readonly number[], limit: number): readonly number[] {
  const taken = sizes.map(() => 0)
  let room = limit
  while (room > 0 && sizes.some((size, list) => size > (taken[list] ?? 0))) {
    for (const [list, size] of sizes.entries()) {
      const had = taken[list] ?? 0
      if (room === 0 || had === size) continue
      taken[list] = had + 1
      room--
    }
  }
  return taken
}
