/** How long padding makes something, so that its length says little of what is in it. SPEC rule ENV-4. */

/**
 * Padmé, of "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs" (Nikitin et al., PoPETs 2019): the shortest length of at least `bytes`
 * whose binary form has no more significant digits than its exponent has. At most 12 % more, and about log log of all lengths are told apart.
 */
export function paddedLength(bytes: number): number {
  const grain = grainOf(bytes)
  return Math.ceil(bytes / grain) * grain
}

/** The longest padded length of at most `bytes`. */
export function paddedLengthWithin(bytes: number): number {
  const grain = grainOf(bytes)
  return Math.floor(bytes / grain) * grain
}

/** Lengths of this size are multiples of it. */
function grainOf(bytes: number): number {
  if (bytes < 2) return 1
  const exponent = Math.floor(Math.log2(bytes))
  const digits = Math.floor(Math.log2(exponent)) + 1
  return exponent <= digits ? 1 : 2 ** (exponent - digits)
}
