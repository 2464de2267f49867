/** How deep a value from elsewhere is nested: whoever reads, writes or compares it spends a call for every level. */

/** The most levels of arrays and objects that a value in an act or a text may have. SPEC rules META-2, TEXT-3. */
export const MAX_VALUE_DEPTH = 32

/** True if no array or object of the value stands below so many others. Never throws, however deep it is. */
export function isWithinDepth(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true
  return depth > 0 && Object.values(value).every((child) => isWithinDepth(child, depth - 1))
}
