/** A time that was given in some time zone, as people there and here read it: "Fri 4 Dec, 17:00 Nairobi (your 16:00)". */
import { type IntlShape, useIntl } from 'react-intl'
import { useSay } from './say.tsx'

/** A function that says a moment: milliseconds since 1970, and the IANA zone it was given in (null: this computer's own). */
export function useMoment(): (at: number, zone: string | null) => string {
  const say = useSay()
  const intl = useIntl()
  return (at, zone) => momentWords(intl, say, { at, zone, ownZone: ownZone() })
}

/** A function that says a moment to others, wherever they are: always with its zone, never with this computer's clock. */
export function useMomentForOthers(): (at: number, zone: string) => string {
  const say = useSay()
  const intl = useIntl()
  return (at, zone) => momentForOthers(intl, say, at, zone)
}

/** The time zone of this computer. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** A zone as people name it: its city. */
export const zoneName = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')

/** The same without a page. */
export function momentWords(
  intl: Pick<IntlShape, 'formatDate'>,
  say: ReturnType<typeof useSay>,
  { at, zone, ownZone: own }: { readonly at: number; readonly zone: string | null; readonly ownZone: string },
): string {
  const clock = (timeZone: string): string => intl.formatDate(at, { hour: '2-digit', minute: '2-digit', timeZone })
  const day = (timeZone: string): string =>
    intl.formatDate(at, { weekday: 'short', day: 'numeric', month: 'short', ...yearOf(at), timeZone })
  const there = zone ?? own
  const exact = say('kit.moment', { day: day(there), clock: clock(there) })
  if (zone === null) return exact
  const isSame = clock(zone) === clock(own) && day(zone) === day(own)
  if (isSame) return zone === own ? exact : say('kit.moment.zone', { exact, zone: zoneName(zone) })
  const here = day(zone) === day(own) ? clock(own) : say('kit.moment', { day: day(own), clock: clock(own) })
  return say('kit.moment.both', { exact, zone: zoneName(zone), here })
}

/** The same without a page. */
export const momentForOthers = (intl: Pick<IntlShape, 'formatDate'>, say: ReturnType<typeof useSay>, at: number, zone: string): string =>
  say('kit.moment.zone', { exact: momentWords(intl, say, { at, zone, ownZone: zone }), zone: zoneName(zone) })

function yearOf(at: number): { readonly year?: 'numeric' } {
  return new Date(at).getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' }
}
