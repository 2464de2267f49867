/** One fact, and the column that holds it. */
import type { ReactNode } from 'react'
import { Select } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** `column` is null while none is chosen. */
export interface MappingFieldProps {
  readonly label: string
  readonly column: string | null
  readonly columns: readonly string[]
  readonly isDisabled: boolean
  readonly onChange: (column: string | null) => void
}

const NONE = '\u0000'

/** Columns without a name cannot be chosen. */
export function MappingField({ label, column, columns, isDisabled, onChange }: MappingFieldProps): ReactNode {
  const say = useSay()
  const named = [...new Set(columns)].filter((each) => each !== '').map((each) => ({ id: each, label: each }))
  return (
    <Select
      label={label}
      isDisabled={isDisabled}
      value={column ?? NONE}
      onChange={(id) => onChange(id === NONE ? null : id)}
      options={[{ id: NONE, label: say('plan.mapping.none') }, ...named]}
    />
  )
}
