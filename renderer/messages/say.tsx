/** Says messages of the catalogue as words of the page, its labels and its props. */
import { useIntl } from 'react-intl'
import type { MessageId } from './catalogues.ts'

/** Values for a message's placeholders. */
export type TextValues = Readonly<Record<string, string | number | bigint | Date>>

/** A function that gives messages as strings. */
export function useSay(): (id: MessageId, values?: TextValues) => string {
  const intl = useIntl()
  return (id, values) => intl.formatMessage<never>({ id }, values as Record<string, string | number>)
}
