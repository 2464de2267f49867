/** The silence procedure: announced first, counted after, never as a signature. SPEC rule SIGN-4. */
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { OrganisationId } from '../../../shared/ids.ts'
import type { RecordChange } from '../../../shared/record/acts.ts'
import { answerRecordId } from '../../../shared/record/field-rights.ts'
import { timeZone } from '../../../shared/signing/time-zone.ts'
import type { Clock } from '../ports/clock.ts'
import type { RecordView } from '../replica/records.ts'
import type { Replica } from '../replica/replica.ts'
import type { ClosedRecord } from './closed-records.ts'
import { rememberedEach } from './remembered.ts'

/** An organisation whose silence is to count for one text. */
export interface Silent {
  readonly organisation: OrganisationId
  readonly text: ClosedRecord
}

/** What was announced to an organisation about a text. Times in milliseconds. */
export interface Announcement {
  readonly announced: number
  /** After this its silence may be counted. */
  readonly until: number
  /** The IANA time zone in which that time was given; null where it was not said. */
  readonly zone: string | null
  /** When it was; null while it was not. */
  readonly taken: number | null
}

/** See the head of this file. Every writing call throws `no-right` for anyone but a coordinator, `bad-input` where there is nobody. */
export interface Silence {
  readonly announcementTo: (organisation: OrganisationId, text: ClosedRecord) => Announcement | undefined
  /** All of them; a function that finds one without reading again. */
  readonly announcements: () => Silence['announcementTo']
  readonly announce: (silent: readonly Silent[], until: number, zone: string | null) => void
  /** Counts those whose time is over by this computer's clock. Answers how many organisations. */
  readonly count: (silent: readonly Silent[]) => number
}

const announcement = z.object({
  announced: z.number(),
  until: z.number(),
  zone: timeZone.nullable().catch(null),
  taken: z.number().nullable().catch(null),
})

/** Silence over a replica. */
export function openSilence({
  replica,
  clock,
  isCoordinator,
}: {
  readonly replica: Replica
  readonly clock: Clock
  readonly isCoordinator: () => boolean
}): Silence {
  const assertCoordinator = (): void => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator announces that silence counts.')
  }
  const announcementTo: Silence['announcementTo'] = (organisation, { position, hash }) => {
    const fields = replica.records.get('answer', answerRecordId(organisation, position, hash))?.fields
    return readAnnouncement(fields?.['silence'])
  }
  const announcementIn = rememberedEach(({ fields }: RecordView) => readAnnouncement(fields['silence']))
  const announcements: Silence['announcements'] = () => {
    const byRecord = new Map<string, Announcement>()
    for (const view of replica.records.list('answer')) {
      const said = announcementIn(view)
      if (said) byRecord.set(view.id, said)
    }
    if (byRecord.size === 0) return () => undefined
    return (organisation, { position, hash }) => byRecord.get(answerRecordId(organisation, position, hash))
  }
  const set = (silent: readonly Silent[], sayOf: (one: Silent) => Announcement): void => {
    if (silent.length === 0) throw new AppError('bad-input', 'Nobody owes an answer to these texts.')
    const changes = silent.map((one): RecordChange => {
      const { position, hash } = one.text
      const said = { text: hash, ...sayOf(one), clock: clock.now() }
      return { kind: 'answer', id: answerRecordId(one.organisation, position, hash), fields: { silence: said } }
    })
    replica.actRecords(changes)
  }
  const announce: Silence['announce'] = (silent, until, zone) => {
    assertCoordinator()
    if (until <= clock.now()) throw new AppError('bad-input', 'Give a time that is still to come: until then they can answer.')
    set(silent, () => ({ announced: clock.now(), until, zone, taken: null }))
  }
  const count: Silence['count'] = (silent) => {
    assertCoordinator()
    const over = silent.flatMap((one) => {
      const said = announcementTo(one.organisation, one.text)
      return said && said.taken === null && said.until <= clock.now() ? [{ one, said }] : []
    })
    if (over.length === 0)
      throw new AppError('bad-input', 'Nobody’s silence can be counted yet: it is announced first, and the time must be over.')
    const byOne = new Map(over.map(({ one, said }) => [one, said]))
    set([...byOne.keys()], (one) => ({ ...(byOne.get(one) as Announcement), taken: clock.now() }))
    return new Set(over.map(({ one }) => one.organisation)).size
  }
  return { announcementTo, announcements, announce, count }
}

function readAnnouncement(value: unknown): Announcement | undefined {
  const parsed = announcement.safeParse(value)
  return parsed.success ? parsed.data : undefined
}
