/** Who did what: everything, or of one position or organisation; found by words; saved as a table. */
import { FileDown } from 'lucide-react'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import type { Topic } from '../../shared/api/events.ts'
import { Answered } from '../host/answered.tsx'
import { saveCsv } from '../host/csv.ts'
import { useAnswer } from '../host/use-answer.ts'
import { useAskAgainOn } from '../host/use-ask-again-on.ts'
import { Button, EmptyState, Page, Select, TextField } from '../kit/index.ts'
import { positionName } from '../messages/position-name.ts'
import { useSay } from '../messages/say.tsx'
import { DEED_GROUPS, type DeedGroup } from './deed-groups.ts'
import styles from './trail.module.css'
import { trailCsv } from './trail-csv.ts'
import { TrailList } from './trail-list.tsx'
import { rowsThatFit, trailRows } from './trail-rows.ts'

const CHANGES: readonly Topic[] = ['texts', 'positions', 'signons', 'members', 'plan', 'remarks']
const CHANGES_PAUSE_MS = 5_000
/** More is asked for by choosing a position or an organisation. */
const MOST = 20_000
const ALL = 'all'

/** See the head of this file. */
export function TrailPage(): ReactNode {
  const say = useSay()
  const [position, setPosition] = useState(ALL)
  const [organisation, setOrganisation] = useState(ALL)
  const { value: positions = [] } = useAnswer('position.list', {})
  const { value: organisations = [] } = useAnswer('organisations', {})
  const trail = useAnswer('trail', {
    limit: MOST,
    ...(position !== ALL && { position }),
    ...(organisation !== ALL && { organisation }),
  })
  useAskAgainOn(CHANGES, CHANGES_PAUSE_MS, trail.askAgain)
  const positionOptions = [
    { id: ALL, label: say('trail.all-positions') },
    ...positions.map((one) => ({ id: one.id, label: positionName(say, one) })),
  ]
  const organisationOptions = [
    { id: ALL, label: say('trail.all-organisations') },
    ...organisations.map(({ id, name }) => ({ id, label: name })),
  ]
  return (
    <Page title={say('trail.title')} description={say('trail.description')} width="full">
      <Found
        trail={trail}
        choices={
          <>
            <Select label={say('trail.position')} options={positionOptions} value={position} onChange={setPosition} />
            <Select label={say('trail.organisation')} options={organisationOptions} value={organisation} onChange={setOrganisation} />
          </>
        }
      />
    </Page>
  )
}

interface FoundProps {
  readonly trail: ReturnType<typeof useAnswer<'trail'>>
  readonly choices: ReactNode
}

function Found({ trail, choices }: FoundProps): ReactNode {
  const say = useSay()
  const [group, setGroup] = useState<DeedGroup | typeof ALL>(ALL)
  const [words, setWords] = useState('')
  const groups = [{ id: ALL, label: say('trail.all-kinds') }, ...DEED_GROUPS.map((id) => ({ id, label: say(`trail.kind.${id}`) }))] as const
  return (
    <div className={styles.view}>
      <div className={styles.choices}>
        {choices}
        <Select label={say('trail.kind')} options={groups} value={group} onChange={setGroup} />
        <TextField label={say('trail.search')} type="search" value={words} onChange={setWords} />
      </div>
      <Answered answer={trail} words={say('trail.loading')}>
        {(deeds) => <Rows deeds={deeds} group={group === ALL ? null : group} words={words} />}
      </Answered>
    </div>
  )
}

interface RowsProps {
  readonly deeds: OutputOf<'trail'>
  readonly group: DeedGroup | null
  readonly words: string
}

function Rows({ deeds, group, words }: RowsProps): ReactNode {
  const say = useSay()
  const wanted = useDeferredValue(words)
  const rows = useMemo(() => trailRows(say, deeds), [say, deeds])
  const found = useMemo(() => rowsThatFit(rows, group, wanted), [rows, group, wanted])
  if (deeds.length === 0) return <EmptyState picture="page">{say('trail.none')}</EmptyState>
  return (
    <>
      <div className={styles.bar}>
        <p role="status">{say('trail.shown', { count: found.length })}</p>
        {deeds.length === MOST && <p>{say('trail.most', { count: MOST })}</p>}
        <Button
          size="small"
          icon={FileDown}
          isDisabled={found.length === 0}
          onPress={() => saveCsv(say('trail.file'), trailCsv(say, found))}
        >
          {say('trail.save')}
        </Button>
      </div>
      {found.length === 0 ? <EmptyState picture="page">{say('trail.none-found')}</EmptyState> : <TrailList rows={found} />}
      <p className={styles.soft}>{say('trail.times')}</p>
    </>
  )
}
