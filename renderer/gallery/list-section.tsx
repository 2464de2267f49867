/** Tables, lists, tabs, folds. */
import { type ReactNode, useState } from 'react'
import { Badge, Button, Disclosure, GridList, Table, Tabs, useToast } from '../kit/index.ts'
import styles from './gallery.module.css'
import type { Samples } from './samples.ts'
import { Specimen } from './specimen.tsx'

const COLUMNS = [
  { id: 'number', label: 'Number', width: 90, allowsSorting: true },
  { id: 'title', label: 'Commitment', isRowHeader: true, allowsSorting: true },
  { id: 'agency', label: 'Agency', width: 200 },
  { id: 'remarks', label: 'Remarks', align: 'figures', width: 100 },
] as const

type ColumnId = (typeof COLUMNS)[number]['id']

interface Sample {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly agency: string
  readonly remarks: number
}

const rowsOf = (samples: Samples): readonly Sample[] =>
  Array.from({ length: 9 }, (_, index) => ({
    id: `row-${index}`,
    number: `KE00${31 + index}`,
    title: index % 4 === 2 ? samples.endless : samples.short,
    agency: samples.organisation,
    remarks: index * 3,
  }))

/** The section. */
export function ListSection({ samples }: { readonly samples: Samples }): ReactNode {
  const show = useToast()
  const rows = rowsOf(samples)
  const [descending, setDescending] = useState(false)
  return (
    <>
      <Specimen title="Table">
        <div className={styles.tall}>
          <Table
            label="Commitments"
            columns={COLUMNS}
            rows={descending ? rows.toReversed() : rows}
            cell={(row, column: ColumnId) => row[column]}
            sortDescriptor={{ column: 'number', direction: descending ? 'descending' : 'ascending' }}
            onSortChange={({ direction }) => setDescending(direction === 'descending')}
            onRowAction={({ number }) => show({ words: number })}
          />
        </div>
      </Specimen>
      <Specimen title="List" isColumn>
        <GridList label="Positions" items={rows.slice(0, 3)} textOf={({ title }) => title} onAction={({ title }) => show({ words: title })}>
          {({ number, title, remarks }) => (
            <>
              <span className={styles.soft}>{number}</span>
              <span className={styles.grow}>{title}</span>
              {remarks > 0 && <Badge tone="accent">{remarks}</Badge>}
              <Button size="small" onPress={() => show({ words: title })}>
                See
              </Button>
            </>
          )}
        </GridList>
        <GridList label="Nothing" items={[]} textOf={String} whenEmpty="Nothing waits for you until Friday.">
          {() => null}
        </GridList>
      </Specimen>
      <Specimen title="Tabs and folds" isColumn>
        <Tabs
          label="Beside the text"
          tabs={[
            { id: 'commitment', label: 'Commitment', content: <p>{samples.paragraph}</p> },
            { id: 'remarks', label: 'Remarks', count: 3, content: <p>{samples.sentence}</p> },
            { id: 'texts', label: 'Texts', content: <p>{samples.short}</p> },
          ]}
        />
        <div>
          <Disclosure label="My organisation could be in danger">{samples.paragraph}</Disclosure>
          <Disclosure label={samples.endless} defaultExpanded>
            {samples.sentence}
          </Disclosure>
        </div>
      </Specimen>
    </>
  )
}
