/** How much this computer sent and received each day: who pays by the megabyte wants to know. */
import { z } from 'zod'
import { fromUtf8, utf8 } from '../../shared/bytes/hex.ts'
import type { Clock, Timer } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import type { ReplicaStore } from '../core/ports/replica-store.ts'
import { unlessFull } from '../core/replica/due-work.ts'

/** Bytes of one day by this computer's calendar, `2026-11-28`. */
export interface DayUsage {
  readonly day: string
  readonly sent: number
  readonly received: number
}

/** See the head of this file. */
export interface Usage {
  /** The last days on which anything travelled, the newest first; today's as far as it has gone. */
  readonly days: () => readonly DayUsage[]
  /** Adds what travelled by another way than a session, in bytes. */
  readonly add: (sent: number, received: number) => void
  /** Notes what travelled last, and stops. */
  readonly close: () => void
}

const NAME = 'usage'
const NOTE_EVERY_MS = 60_000
const DAYS_KEPT = 31
const kept = z.array(z.object({ day: z.string(), sent: z.number(), received: z.number() }))

/** Counts from what sessions say that they sent and received since the program began, and from what is added as it travels. */
export function openUsage(tools: {
  readonly profile: Pick<ReplicaStore, 'value' | 'setValue'>
  readonly clock: Clock
  readonly log: Log
  readonly traffic: () => { readonly sent: number; readonly received: number }
}): Usage {
  const { profile, clock, log, traffic } = tools
  const bytes = profile.value(NAME)
  const read = bytes && kept.safeParse(JSON.parse(fromUtf8(bytes)))
  let days: readonly DayUsage[] = read?.success ? read.data : []
  let noted = { sent: 0, received: 0 }
  let added = { sent: 0, received: 0 }
  let timer: Timer | undefined

  const note = (): void => {
    const inSessions = traffic()
    const now = { sent: inSessions.sent + added.sent, received: inSessions.received + added.received }
    const [sent, received] = [now.sent - noted.sent, now.received - noted.received]
    if (sent === 0 && received === 0) return
    noted = now
    const day = dayOf(clock.now())
    const before = days.find((one) => one.day === day) ?? { sent: 0, received: 0 }
    const today = { day, sent: before.sent + sent, received: before.received + received }
    days = [today, ...days.filter((one) => one.day !== day)].slice(0, DAYS_KEPT)
    unlessFull(log, () => profile.setValue(NAME, utf8(JSON.stringify(days))))
  }
  const again = (): void => {
    timer = clock.after(NOTE_EVERY_MS, () => {
      note()
      again()
    })
  }
  again()
  return {
    days: () => {
      note()
      return days
    },
    add: (sent, received) => {
      added = { sent: added.sent + sent, received: added.received + received }
    },
    close: () => {
      timer?.cancel()
      note()
    },
  }
}

function dayOf(at: number): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
