/** All positions: found by words, sorted by any column, opened by a press. */
import { FileDown, FilePlus2 } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Button, EmptyState, Page, TextField } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { SaveDialog } from '../word/save-dialog.tsx'
import { foundPositions } from './found-positions.ts'
import { NewPositionDialog } from './new-position-dialog.tsx'
import { PositionTable } from './position-table.tsx'
import styles from './positions.module.css'
import { useCommitmentNames } from './use-commitment-names.ts'

type Position = OutputOf<'position.list'>[number]

/** `#/positions/new` opens the dialog for a new one at once. */
export function PositionsPage({ isNew = false }: { readonly isNew?: boolean }): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const positions = useAnswer('position.list', {})
  const { value: coalition } = useAnswer('coalition.show', {})
  const [isAdding, setAdding] = useState(isNew)
  const roles = coalition?.me?.roles ?? []
  const mayWrite = roles.some((role) => role === 'coordinator' || role === 'editor')
  const actions = (
    <>
      {positions.value && positions.value.length > 0 && <Save rows={positions.value} />}
      {mayWrite && (
        <Button variant="primary" icon={FilePlus2} onPress={() => setAdding(true)}>
          {say('positions.add')}
        </Button>
      )}
    </>
  )
  const change = (isOpen: boolean): void => {
    setAdding(isOpen)
    if (!isOpen && isNew) navigate('/positions', { replace: true })
  }
  return (
    <Page title={say('positions.title')} description={say('positions.description')} actions={actions}>
      <Answered answer={positions} words={say('positions.loading')}>
        {(rows) => (rows.length === 0 ? <None mayWrite={mayWrite} onAdd={() => setAdding(true)} /> : <Found rows={rows} />)}
      </Answered>
      <NewPositionDialog isOpen={isAdding} onOpenChange={change} />
    </Page>
  )
}

function Save({ rows }: { readonly rows: readonly Position[] }): ReactNode {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={FileDown} onPress={() => setOpen(true)}>
        {say('word.save')}
      </Button>
      <SaveDialog positions={rows} isOpen={isOpen} onOpenChange={setOpen} />
    </>
  )
}

function None({ mayWrite, onAdd }: { readonly mayWrite: boolean; readonly onAdd: () => void }): ReactNode {
  const say = useSay()
  return (
    <EmptyState picture="page" action={mayWrite && <Button onPress={onAdd}>{say('positions.add')}</Button>}>
      {mayWrite ? say('positions.none') : say('positions.none.reader')}
    </EmptyState>
  )
}

function Found({ rows }: { readonly rows: readonly Position[] }): ReactNode {
  const say = useSay()
  const [words, setWords] = useState('')
  const commitmentName = useCommitmentNames()
  const found = useMemo(() => foundPositions(rows, words, commitmentName), [rows, words, commitmentName])
  return (
    <>
      <div className={styles.tools}>
        <div className={styles.search}>
          <TextField
            label={say('positions.search')}
            isLabelHidden
            type="search"
            placeholder={say('positions.search')}
            value={words}
            onChange={setWords}
          />
        </div>
        <p className={styles.count} role="status">
          {say('positions.count', { count: found.length })}
        </p>
      </div>
      <PositionTable rows={found} />
    </>
  )
}
