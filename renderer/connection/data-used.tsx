/** How much travelled today and in the last days, for who pays by the megabyte. */
import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Card } from '../kit/index.ts'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'

type Day = OutputOf<'network'>['usage'][number]

/** One sentence for today, one for the month. */
export function DataUsed({ days }: { readonly days: readonly Day[] }): ReactNode {
  const say = useSay()
  const { formatNumber } = useIntl()
  if (days.length === 0) return null
  const size = (bytes: number): string =>
    formatNumber(Math.max(bytes / 1_000_000, 0.01), {
      style: 'unit',
      unit: 'megabyte',
      unitDisplay: 'short',
      maximumFractionDigits: bytes < 10_000_000 ? 2 : 0,
    })
  const [latest] = days as [Day]
  const sum = (of: 'sent' | 'received'): number => days.reduce((all, day) => all + day[of], 0)
  return (
    <Card title={say('connection.usage')} isFolded>
      <p>
        {say('connection.usage.latest', { day: new Date(`${latest.day}T12:00`), sent: size(latest.sent), received: size(latest.received) })}
      </p>
      <Note isSmall>{say('connection.usage.days', { count: days.length, total: size(sum('sent') + sum('received')) })}</Note>
    </Card>
  )
}
