/** Ids as they stand in addresses, which people can change and cut. */

/** The id; what is no well-formed part of an address stands for itself. */
export function idInAddress(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
