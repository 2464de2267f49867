/** What the plan states, field by field, in the source's own words; columns that no field is for come last. */
import type { ReactNode } from 'react'
import { isFieldKey, PLAN_FIELDS } from '../../shared/plan/fields.ts'
import { useFieldNames } from './field-names.ts'
import styles from './plan.module.css'

/** Field names and column names with their values. */
export interface StatedFactsProps {
  readonly stated: Readonly<Record<string, string>>
  readonly other: Readonly<Record<string, string>>
}

/** Long texts keep their lines. */
export function StatedFacts({ stated, other }: StatedFactsProps): ReactNode {
  const fieldName = useFieldNames()
  const known = Object.entries(stated)
    .filter(([, value]) => value.trim() !== '')
    .sort(([a], [b]) => orderOf(a) - orderOf(b))
  const columns = Object.entries(other).filter(([, value]) => value.trim() !== '')
  return (
    <dl className={styles.facts}>
      {known.map(([field, value]) => (
        <Fact key={field} label={isFieldKey(field) ? fieldName(field) : field} value={value} />
      ))}

      {columns.map(([column, value]) => (
        <Fact key={`column ${column}`} label={column} value={value} />
      ))}
    </dl>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: string }): ReactNode {
  return (
    <div className={styles.fact}>
      <dt className={styles.factLabel}>
        <bdi>{label}</bdi>
      </dt>
      <dd className={styles.factValue} dir="auto">
        {value}
      </dd>
    </div>
  )
}

function orderOf(field: string): number {
  const place = (PLAN_FIELDS as readonly string[]).indexOf(field.split('@')[0] ?? '')
  return place < 0 ? PLAN_FIELDS.length : place
}
