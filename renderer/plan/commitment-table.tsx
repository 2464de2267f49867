/** Commitments as a table; long registers are shown part by part. */
import { type ReactNode, useState } from 'react'
import { useIntl } from 'react-intl'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Button, Table } from '../kit/index.ts'
import { Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './plan.module.css'
import { ProgressBadge } from './progress-badge.tsx'
import { statedProgress } from './stated-progress.ts'

type Commitment = OutputOf<'commitments'>[number]
type ColumnId = 'rowId' | 'title' | 'agency' | 'completion' | 'milestones' | 'positions'

/** What is shown, and how many positions there are about each. */
export interface CommitmentTableProps {
  readonly rows: readonly Commitment[]
  readonly positionCounts: ReadonlyMap<string, number>
}

const PART = 100

/** A press opens the commitment. */
export function CommitmentTable({ rows, positionCounts }: CommitmentTableProps): ReactNode {
  const say = useSay()
  const intl = useIntl()
  const [, navigate] = useLocation()
  const [parts, setParts] = useState(1)
  const columns = [
    { id: 'rowId', label: say('plan.column.id'), width: 96 },
    { id: 'title', label: say('plan.column.title'), isRowHeader: true },
    { id: 'agency', label: say('plan.agency'), width: 220 },
    { id: 'completion', label: say('plan.completion'), width: 148 },
    { id: 'milestones', label: say('plan.column.milestones'), align: 'figures', width: 110 },
    { id: 'positions', label: say('plan.column.positions'), align: 'figures', width: 100 },
  ] as const
  const cells: Readonly<Record<ColumnId, (row: Commitment) => ReactNode>> = {
    rowId: ({ rowId }) => <bdi className={styles.rowId}>{rowId}</bdi>,
    title: ({ title }) => <bdi className={styles.title}>{title}</bdi>,
    agency: ({ leadAgencies }) => <bdi className={styles.clamped}>{leadAgencies.join(' · ') || '–'}</bdi>,
    completion: (row) => <Progress commitment={row} />,
    milestones: ({ milestones }) => intl.formatNumber(milestones.length),
    positions: ({ id }) => intl.formatNumber(positionCounts.get(id) ?? 0),
  }
  const rest = rows.length - parts * PART
  return (
    <>
      <Table
        label={say('plan.title')}
        columns={columns}
        rows={rows.slice(0, parts * PART)}
        cell={(row, column) => cells[column](row)}
        onRowAction={({ id }) => navigate(`/plan/${encodeURIComponent(id)}`)}
        whenEmpty={say('plan.not-found')}
      />
      {rest > 0 && (
        <Row>
          <Button onPress={() => setParts(parts + 1)}>{say('plan.more', { count: Math.min(rest, PART) })}</Button>
        </Row>
      )}
    </>
  )
}

function Progress({ commitment }: { readonly commitment: Commitment }): ReactNode {
  const stated = statedProgress(commitment)
  if (stated.length === 0) return '–'
  return (
    <span className={styles.progresses}>
      {stated.map((progress) => (
        <ProgressBadge key={progress.of} progress={progress} />
      ))}
    </span>
  )
}
