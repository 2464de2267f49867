/** What a line brings in bytes of bodies: they are packed on their way, so more comes out than goes in. SPEC rule BRING-2. */

/** See the head of this file. */
export interface PlainRate {
  /** So many bytes on the line brought so many bytes of bodies. */
  readonly weigh: (wireBytes: number, plainBytes: number) => void
  /** Undefined while the line's own rate is not known. */
  readonly bytesPerSecond: () => number | undefined
}

/** Fewer bytes say nothing of how well bodies can be packed. */
const WORTH_WEIGHING_BYTES = 4 * 1024

/** A rate over that of the line, in bytes of the session. */
export function createPlainRate(lineBytesPerSecond: () => number | undefined): PlainRate {
  const weighed = { wire: 0, plain: 0 }
  return {
    weigh: (wireBytes, plainBytes) => {
      weighed.wire += wireBytes
      weighed.plain += plainBytes
    },
    bytesPerSecond: () => {
      const wire = lineBytesPerSecond()
      return wire === undefined || weighed.wire < WORTH_WEIGHING_BYTES ? wire : wire * Math.max(1, weighed.plain / weighed.wire)
    },
  }
}
