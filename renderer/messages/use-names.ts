/** Several names as one list of the language: "Amina, Bashir and Chen". */
import { useIntl } from 'react-intl'

/** A function that joins names. */
export function useNames(): (names: readonly string[]) => string {
  const intl = useIntl()
  return (names) => intl.formatList(names, { type: 'conjunction' })
}
