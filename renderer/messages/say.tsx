/** Says a message of the catalogue: as an element, or as a string for labels. */
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { MessageId } from './catalogues.ts'

/** Values for a message's placeholders that stay text. */
export type TextValues = Readonly<Record<string, string | number | bigint | Date>>

/** Values for placeholders, and functions for tags such as `<b>…</b>`. */
export type Values = Readonly<Record<string, string | number | Date | ReactNode | ((parts: ReactNode[]) => ReactNode)>>

/** What `Say` says. */
export interface SayProps {
  readonly id: MessageId
  readonly values?: Values
}

/** The message as text in the page. */
export function Say({ id, values }: SayProps): ReactNode {
  return values ? <FormattedMessage id={id} values={values as Record<string, ReactNode>} /> : <FormattedMessage id={id} />
}

/** A function that gives messages as strings, for attributes and for props that take words. */
export function useSay(): (id: MessageId, values?: TextValues) => string {
  const intl = useIntl()
  return (id, values) => intl.formatMessage<never>({ id }, values as Record<string, string | number>)
}
