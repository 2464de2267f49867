/** Days as people write them in tables. */

/** The day as ISO 8601: it is that already, or has the day first with full stops; empty for anything else, which could be read in two ways. */
export function statedDay(words: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(words) ?? []
  const iso = year === '' ? words : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return ''
  const time = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, iso.length) !== iso ? '' : iso
}
