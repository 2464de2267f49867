/** A moment: how long ago, and exactly when, in the reader's language and time zone. */
import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { useSay } from '../messages/say.tsx'
import { relativeTime } from './relative-time.ts'
import { useNow } from './use-now.ts'

/** `at` in milliseconds since 1970, UTC. */
export interface TimeProps {
  readonly at: number
  /** `both` reads "2 hours ago, Fri 14 Nov, 14:05". */
  readonly form?: 'relative' | 'absolute' | 'both' | 'day'
}

/** The words follow the clock while they are on screen. */
export function Time({ at, form = 'both' }: TimeProps): ReactNode {
  const say = useSay()
  const intl = useIntl()
  const now = useNow()
  const { value, unit } = relativeTime(at, now)
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const)
  const exact = intl.formatDate(at, form === 'day' ? { ...day, ...year } : { ...day, ...year, hour: '2-digit', minute: '2-digit' })
  const ago = intl.formatRelativeTime(value, unit, { numeric: 'auto' })
  const words = { relative: ago, absolute: exact, day: exact, both: say('kit.time.both', { ago, exact }) }[form]
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {words}
    </time>
  )
}
