/** The trail as a table for spreadsheets. */
import { csvOf } from '../host/csv.ts'
import type { MessageId } from '../messages/catalogues.ts'
import type { TrailRow } from './trail-rows.ts'

/** See `csvOf`; times as ISO 8601 in UTC. */
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
  return csvOf([head, ...lines])
}
