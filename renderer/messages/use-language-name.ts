/** The name of a language in the language of the page. */
import { useIntl } from 'react-intl'

/** A function that names a BCP 47 tag: "French"; the tag itself where the browser knows no name. */
export function useLanguageName(): (tag: string) => string {
  const intl = useIntl()
  return (tag) => intl.formatDisplayName(tag, { type: 'language' }) ?? tag
}
