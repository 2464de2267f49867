/** The names of a plan's fields in the reader's language. */
import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { FieldKey, PlanField } from '../../shared/plan/fields.ts'
import { useSay } from '../messages/say.tsx'

/** A function that names a field; one in a further language says which. */
export function useFieldNames(): (key: FieldKey) => string {
  const say = useSay()
  const { locale } = useIntl()
  const languages = useMemo(() => new Intl.DisplayNames([locale], { type: 'language' }), [locale])
  return (key) => {
    const [field, language] = key.split('@') as [PlanField, string | undefined]
    const name = say(`plan.field.${field}`)
    return language === undefined ? name : say('plan.field-in', { field: name, language: languages.of(language) ?? language })
  }
}
