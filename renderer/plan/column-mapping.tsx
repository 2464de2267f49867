/** Which column of the file holds which fact, as guessed; each can be corrected. */
import { type ReactNode, useState } from 'react'
import { type FieldKey, isFieldKey, PLAN_FIELDS } from '../../shared/plan/fields.ts'
import { Card, ComboBox } from '../kit/index.ts'
import { Columns, Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { useFieldNames } from './field-names.ts'
import { MappingField } from './mapping-field.tsx'

/** Field to column, the file's columns, and a change: null takes the column away from the field. */
export interface ColumnMappingProps {
  readonly mapping: Readonly<Record<string, string>>
  readonly columns: readonly string[]
  readonly isBusy: boolean
  readonly onMap: (map: Readonly<Record<string, string | null>>) => void
}

/** Fields that were found, the title in any case; a further one can be added by name. */
export function ColumnMapping({ mapping, columns, isBusy, onMap }: ColumnMappingProps): ReactNode {
  const say = useSay()
  const fieldName = useFieldNames()
  const [added, setAdded] = useState<readonly FieldKey[]>([])
  const found = Object.keys(mapping).filter(isFieldKey)
  const fields = [...new Set<FieldKey>(['title', ...found, ...added])].sort((a, b) => orderOf(a) - orderOf(b))
  const free = PLAN_FIELDS.filter((field) => !fields.includes(field)).map((id) => ({ id, label: fieldName(id) }))
  const used = new Set(Object.values(mapping))
  const unused = columns.filter((column) => column !== '' && !used.has(column))
  return (
    <Card title={say('plan.mapping.title')}>
      <Note>{say('plan.mapping.what')}</Note>
      <Columns>
        {fields.map((field) => (
          <MappingField
            key={field}
            label={fieldName(field)}
            column={mapping[field] ?? null}
            columns={columns}
            isDisabled={isBusy}
            onChange={(column) => onMap({ [field]: column })}
          />
        ))}
        <ComboBox
          key={added.length}
          label={say('plan.mapping.add')}
          options={free}
          value={null}
          onChange={(field) => field !== null && setAdded([...added, field])}
        />
      </Columns>
      {unused.length > 0 && <Note isSmall>{say('plan.mapping.unused', { columns: unused.join(' · ') })}</Note>}
    </Card>
  )
}

const orderOf = (field: FieldKey): number => (PLAN_FIELDS as readonly string[]).indexOf(field.split('@')[0] ?? '')
