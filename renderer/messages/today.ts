/** The day of the person's own clock and place, not of Greenwich. */

/** ISO 8601, as date fields write it: 2026-11-18. */
export function todayHere(now: Date = new Date()): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
