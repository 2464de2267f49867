/** The trail as a table for spreadsheets. */
import { csvOf } from '../host/csv.ts'
import type { MessageId } from '../messages/catalogues.ts'
import { deedTimeIso } from './deed-time.ts'
import type { TrailRow } from './trail-rows.ts'

/** See `csvOf` and `deedTimeIso`. */
export function trailCsv(say: (id: MessageId) => string, rows: readonly TrailRow[]): string {
  const head = [
    say('trail.time'),
    say('trail.person'),
    say('trail.organisation'),
    say('trail.deed'),
    say('trail.position'),
    say('trail.computer'),
  ]
  const lines = rows.map(({ deed: { person, organisationName, title, device, seq, ...times }, what }) => [
    deedTimeIso(times),
    person,
    organisationName,
    what,
    title,
    `${device.slice(0, 16)} ${seq}`,
  ])
  return csvOf([head, ...lines])
}
