/** Which of this computer's addresses is likely to work for somebody near: one is shown, the rest when it does not. */

const LIKELY = [/^192\.168\./u, /^10\./u, /^172\.(?:1[6-9]|2\d|3[01])\./u, /^\d+\.\d+\.\d+\.\d+:/u, /^\[(?!fe80)/iu]

/** Those of home and office networks first, then other ones of four numbers, then the rest; otherwise as they came. */
export const addressesBestFirst = (addresses: readonly string[]): readonly string[] =>
  [...addresses].sort((a, b) => placeOf(a) - placeOf(b))

function placeOf(address: string): number {
  const place = LIKELY.findIndex((pattern) => pattern.test(address))
  return place < 0 ? LIKELY.length : place
}
