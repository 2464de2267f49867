/** Rounds and medians: what another program does to one round does not decide. */

const ROUNDS = 5

/** The middle value; NaN of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** The median of each work's answers over interleaved rounds; short works want more of them. */
export function interleaved(works: readonly (() => number)[], rounds = ROUNDS): readonly number[] {
  const results = works.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, work] of works.entries()) results[index]?.push(work())
  }
  return results.map(median)
}

/** Milliseconds per call over `count` calls. */
export function msPerCall(count: number, work: () => void): number {
  const started = performance.now()
  for (let call = 0; call < count; call++) work()
  return (performance.now() - started) / count
}
