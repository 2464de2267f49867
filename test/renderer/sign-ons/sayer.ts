/** Says messages as a page in one language does, without a page. */
import { createIntl, type IntlShape } from 'react-intl'
import { loadMessages } from '../../../renderer/messages/catalogues.ts'
import type { Language } from '../../../renderer/messages/language.ts'
import { dayWords } from '../../../renderer/messages/use-day.ts'
import { momentForOthers, momentWords } from '../../../renderer/messages/use-moment.ts'
import type { Sayer } from '../../../renderer/sign-ons/cell-sentence.ts'

/** See the head of this file. */
export async function sayerIn(language: Language): Promise<Sayer & { readonly intl: IntlShape }> {
  const intl = createIntl({ locale: language === 'en' ? 'en-GB' : language, messages: await loadMessages(language) })
  const say: Sayer['say'] = (id, values) => String(intl.formatMessage<never>({ id }, values as Record<string, string | number>))
  return {
    intl,
    say,
    day: (at) => dayWords(intl, at),
    moment: (at, zone) => momentWords(intl, say, { at, zone, ownZone: 'Europe/Berlin' }),
    momentForOthers: (at, zone) => momentForOthers(intl, say, at, zone),
  }
}
