/** The day here, as date fields write it. */

/** ISO 8601, such as 2026-11-18. */
export function today(now: Date = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
