/** Who did what, in an order that everybody can agree on: read from the log when it is asked for. */
import { z } from 'zod'
import type { DeviceId, DocumentId, OrganisationId, PersonId } from '../../../shared/ids.ts'
import type { DeviceStanding } from '../../../shared/membership/membership.ts'
import { attachment, attachmentDocument } from '../../../shared/signing/attachment.ts'
import type { Chain, StoredEntry } from '../ports/replica-store.ts'
import type { Replica } from '../replica/replica.ts'
import { type Deed, deedsOf } from './deeds.ts'

/** A deed and who did it. */
export interface TrailEvent extends Deed {
  readonly device: DeviceId
  readonly seq: number
  readonly person: PersonId | undefined
  readonly organisation: OrganisationId | undefined
  /** How many edits of one text in a row it stands for; 1 for everything else. */
  readonly times: number
  /** What the same computer said of the time before and after it, where it says none of itself; undefined where nothing was said. */
  readonly after: number | undefined
  readonly before: number | undefined
  /** How many entries its author had at least applied: what knows of another stands after it. */
  readonly depth: number
}

/** What to leave out. */
export interface TrailFilter {
  readonly position?: DocumentId | undefined
  readonly organisation?: OrganisationId | undefined
}

const BATCH = 512

/** Every deed of the record, causes before effects; deeds that know nothing of each other by device. */
export function readTrail(replica: Replica, { position, organisation }: TrailFilter): readonly TrailEvent[] {
  const { devices } = replica.membership()
  const positionOf = positionsOfRemarks(replica)
  const isAsked = (author: DeviceStanding | undefined): boolean => organisation === undefined || author?.organisation === organisation
  const events = replica.chains.all().flatMap((chain) => {
    const author = devices.get(chain.device)
    return isAsked(author) ? bounded(eventsOf(replica, chain, author)) : []
  })
  const attachments = attachmentDocuments(replica)
  const seen = events.filter(({ kind, position: written }) => kind !== 'wrote' || written === undefined || !attachments.has(written))
  const placed = seen.map((event) => {
    if (event.kind === 'removed-computer') return { ...event, subject: devices.get(event.subject as DeviceId)?.person ?? '' }
    return event.kind === 'settled' ? { ...event, position: positionOf(event.subject), subject: '' } : event
  })
  return inRows(placed.filter((event) => position === undefined || event.position === position).sort(byCause))
}

function eventsOf({ store }: Replica, { chain, base, seq: end, device }: Chain, author: DeviceStanding | undefined): readonly TrailEvent[] {
  const events: TrailEvent[] = []
  const depths = depthsOf(device)
  for (let from = base + 1; from <= end; from += BATCH) {
    for (const entry of store.entries(chain, from, Math.min(BATCH, end - from + 1))) {
      const depth = depths(entry)
      const who = {
        device,
        seq: entry.header.seq,
        person: author?.person,
        organisation: author?.organisation,
        times: 1,
        depth,
        after: undefined,
        before: undefined,
      }
      events.push(...deedsOf(entry).map((deed) => ({ ...deed, ...who })))
    }
  }
  return events
}

/** Texts say no times (SPEC META-7): what stands around them in their author's own log does, by the same clock. */
function bounded(events: readonly TrailEvent[]): readonly TrailEvent[] {
  const lasts = runningLast(events)
  const nexts = runningLast(events.toReversed()).toReversed()
  return events.map((event, index) => (event.at === undefined ? { ...event, after: lasts[index], before: nexts[index] } : event))
}

/** For each the time that was last said up to it. */
function runningLast(events: readonly TrailEvent[]): readonly (number | undefined)[] {
  let last: number | undefined
  return events.map(({ at }) => {
    last = at ?? last
    return last
  })
}

/**
 * Documents that hold the scans and mails of recorded answers: putting one there is told by the answer. Never a position's text, whatever an answer names. SPEC
 * rule ATTACH-3.
 */
function attachmentDocuments({ store, records }: Replica): ReadonlySet<DocumentId> {
  const recorded = store.registers('answer').filter(({ field }) => field === 'recorded')
  const named = recorded.flatMap(({ value }) => {
    const stated = attached.safeParse(JSON.parse(value))
    return stated.success ? [attachmentDocument(stated.data.attachment.hash)] : []
  })
  return new Set(named.filter((id) => records.get('position', id) === undefined))
}

const attached = z.object({ attachment })

function positionsOfRemarks({ records }: Replica): (remark: string) => DocumentId | undefined {
  const positions = new Map(records.list('remark').map(({ id, fields }) => [id, fields['position']]))
  return (remark) => {
    const found = positions.get(remark)
    return typeof found === 'string' ? (found as DocumentId) : undefined
  }
}

/** Grows along a log, and from every entry to those that know it. */
function depthsOf(device: DeviceId): (entry: StoredEntry) => number {
  const known = new Map<DeviceId, number>()
  return ({ header }) => {
    for (const head of header.heads) known.set(head.device, Math.max(head.seq, known.get(head.device) ?? 0))
    known.set(device, header.seq)
    return [...known.values()].reduce((sum, seq) => sum + seq, 0)
  }
}

const byCause = (a: TrailEvent, b: TrailEvent): number =>
  a.depth - b.depth || (a.device < b.device ? -1 : Number(a.device > b.device)) || a.seq - b.seq

/** Edits of one text by one computer that follow each other are one event. */
function inRows(events: readonly TrailEvent[]): readonly TrailEvent[] {
  const rows: TrailEvent[] = []
  for (const event of events) {
    const last = rows.at(-1)
    const goesOn = last?.kind === 'wrote' && event.kind === 'wrote' && last.device === event.device && last.position === event.position
    if (goesOn) rows[rows.length - 1] = { ...last, times: last.times + 1, before: event.before }
    else rows.push(event)
  }
  return rows
}
