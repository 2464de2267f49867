/** Positions as a table: number, title with what we ask, stage, our view, commitment, words, remarks. */
import { Pencil } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useIntl } from 'react-intl'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAnswer } from '../host/use-answer.ts'
import { Badge, Button, Link, Table, type TableColumn, VisuallyHidden } from '../kit/index.ts'
import { useIsSmall } from '../layout/use-is-narrow.ts'
import { useSay } from '../messages/say.tsx'
import { StageBadge } from '../stage/stage-badge.tsx'
import { type Sorting, sortedPositions } from './found-positions.ts'
import { NumberDialog } from './number-dialog.tsx'
import styles from './positions.module.css'
import { useCommitmentNames } from './use-commitment-names.ts'
import { WhoHasIt } from './who-has-it.tsx'

type Position = OutputOf<'position.list'>[number]
type ColumnId = 'number' | 'title' | 'stage' | 'stance' | 'commitment' | 'words' | 'remarks' | 'has'

const NONE = '–'

/** Rows as they come are in the order of their numbers. */
export function PositionTable({ rows }: { readonly rows: readonly Position[] }): ReactNode {
  const say = useSay()
  const intl = useIntl()
  const [, navigate] = useLocation()
  const [sorting, setSorting] = useState<Sorting>({ column: 'number', direction: 'ascending' })
  const [numbered, setNumbered] = useState<Position>()
  const { value: coalition } = useAnswer('coalition.show', {})
  const isCoordinator = coalition?.me?.roles.includes('coordinator') ?? false
  const columns = useColumns()
  const commitmentName = useCommitmentNames()
  const sorted = useMemo(
    () => sortedPositions(rows, sorting, { locale: intl.locale, commitmentName }),
    [rows, sorting, intl.locale, commitmentName],
  )
  const cells: Readonly<Record<ColumnId, (row: Position) => ReactNode>> = {
    number: (row) => <NumberCell position={row} {...(isCoordinator && { onPress: () => setNumbered(row) })} />,
    title: (row) => <Title position={row} />,
    stage: ({ stage }) => <StageBadge stage={stage} />,
    stance: ({ stance }) => (stance === null ? NONE : say(`position.view.${stance}`)),
    commitment: ({ commitment }) => (commitment === null ? NONE : <bdi>{commitmentName(commitment)}</bdi>),
    words: ({ words }) => intl.formatNumber(words),
    remarks: ({ openRemarks }) => (openRemarks === 0 ? NONE : intl.formatNumber(openRemarks)),
    has: ({ id }) => <WhoHasIt id={id} />,
  }
  return (
    <>
      <Table
        label={say('positions.title')}
        columns={columns}
        rows={sorted}
        cell={(row, column) => cells[column](row)}
        onRowAction={({ id }) => navigate(`/positions/${id}`)}
        sortDescriptor={sorting}
        onSortChange={setSorting}
        whenEmpty={say('positions.not-found')}
      />
      <NumberDialog position={numbered} onClose={() => setNumbered(undefined)} />
    </>
  )
}

interface NumberCellProps {
  readonly position: Position
  /** Gives or changes the number: for those who may. */
  readonly onPress?: () => void
}

function NumberCell({ position: { number, title }, onPress }: NumberCellProps): ReactNode {
  const say = useSay()
  const intl = useIntl()
  const label = number === null ? say('positions.number.give', { title }) : say('positions.number.change', { title })
  const shown = number === null ? say('positions.no-number') : intl.formatNumber(number)
  if (!onPress) return shown
  return (
    <Button variant="quiet" size="small" icon={Pencil} onPress={onPress}>
      {shown} <VisuallyHidden>{label}</VisuallyHidden>
    </Button>
  )
}

function Title({ position: { id, title, ask, excerpt, missingBytes } }: { readonly position: Position }): ReactNode {
  const say = useSay()
  const below = ask || excerpt
  return (
    <div className={styles.titleCell}>
      <span className={styles.title}>
        <Link href={`#/positions/${id}`}>
          <bdi>{title}</bdi>
        </Link>
      </span>
      {missingBytes > 0 && (
        <span>
          <Badge tone="warning">{say('positions.missing')}</Badge>
        </span>
      )}
      {below && (
        <span className={styles.ask} dir="auto">
          {below}
        </span>
      )}
    </div>
  )
}

function useColumns(): readonly TableColumn<ColumnId>[] {
  const say = useSay()
  const { value: coalition } = useAnswer('coalition.show', {})
  const hasOthers = (coalition?.organisations ?? 0) > 1
  const isSmall = useIsSmall()
  return useMemo((): readonly TableColumn<ColumnId>[] => {
    const columns: readonly TableColumn<ColumnId>[] = [
      { id: 'number', label: say('positions.column.number'), allowsSorting: true, width: 104 },
      { id: 'title', label: say('positions.column.title'), isRowHeader: true, allowsSorting: true },
      { id: 'stage', label: say('positions.column.stage'), width: 122 },
      { id: 'stance', label: say('positions.column.stance'), width: 128 },
      { id: 'commitment', label: say('positions.column.commitment'), allowsSorting: true, width: 116 },
      { id: 'words', label: say('positions.column.words'), align: 'figures', allowsSorting: true, width: 76 },
      { id: 'remarks', label: say('positions.column.remarks'), align: 'figures', allowsSorting: true, width: 92 },
    ]
    const has = { id: 'has', label: say('positions.column.has'), align: 'figures', width: 92 } as const
    const shown = isSmall ? columns.filter(({ id }) => id !== 'commitment' && id !== 'words') : columns
    return [...shown, ...(hasOthers ? [has] : [])]
  }, [say, hasOthers, isSmall])
}
