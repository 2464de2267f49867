/** The trail as a table for spreadsheets. */
import Papa from 'papaparse'
import type { MessageId } from '../messages/catalogues.ts'
import type { TrailRow } from './trail-rows.ts'

/** Spreadsheets read UTF-8 only where a file says so at its beginning. */
const BYTE_ORDER_MARK = '\uFEFF'

/** RFC 4180 in UTF-8, times as ISO 8601 in UTC; a cell that a spreadsheet would take for a formula is kept from being one. */
export function trailCsv(say: (id: MessageId) => string, rows: readonly TrailRow[]): string {
  const head = [
    say('trail.time'),
    say('trail.person'),
    say('trail.organisation'),
    say('trail.deed'),
    say('trail.position'),
    say('trail.computer'),
  ]
  const lines = rows.map(({ deed: { at, person, organisationName, title, device, seq }, what }) => [
    at === null ? '' : new Date(at).toISOString(),
    person,
    organisationName,
    what,
    title,
    `${device.slice(0, 16)} ${seq}`,
  ])
  return BYTE_ORDER_MARK + Papa.unparse([head, ...lines], { escapeFormulae: true, newline: '\r\n' })
}
