/** With whom the words may be that have not come, and leaving out for ever what nobody has any more. SPEC rule MEM-11. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { AlertDialog } from '../kit/alert-dialog.tsx'
import { Button } from '../kit/button.tsx'
import { Time } from '../kit/time.tsx'
import { useToast } from '../kit/toast.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './position.module.css'

type Missing = OutputOf<'words.missing'>
type Holder = Missing['mayBeWith'][number]

/** The position whose text waits for them, and whether the person here may leave them out. */
export interface MissingWordsProps {
  readonly position: string
  readonly isCoordinator: boolean
}

/** See the head of this file. Nothing while the host has not said, and where nothing waits. */
export function MissingWords({ position, isCoordinator }: MissingWordsProps): ReactNode {
  const say = useSay()
  const { value: missing } = useAnswer('words.missing', { id: position })
  if (!missing || missing.edits.length === 0) return null
  const { mayBeWith } = missing
  const isWithNobody = !mayBeWith.some(({ hasSaidSo }) => hasSaidSo)
  return (
    <>
      {mayBeWith.length === 0 ? (
        <p>{say('position.missing.nobody')}</p>
      ) : (
        <ul className={styles.holders}>
          {mayBeWith.map((holder) => (
            <HolderLine key={holder.person} holder={holder} />
          ))}
        </ul>
      )}
      {isCoordinator && isWithNobody && <SetAside position={position} missing={missing} />}
    </>
  )
}

function HolderLine({ holder: { name, organisationName, hasSaidSo, heardAt } }: { readonly holder: Holder }): ReactNode {
  const say = useSay()
  const whose = { name: name || say('trail.somebody'), organisation: organisationName }
  return (
    <li>
      {say(hasSaidSo ? 'position.missing.has' : 'position.missing.wrote', whose)}
      {' · '}
      {heardAt === null ? (
        say('position.who.never')
      ) : (
        <>
          {say('position.who.told')} <Time at={heardAt} />
        </>
      )}
    </li>
  )
}

function SetAside({ position, missing: { edits } }: { readonly position: string; readonly missing: Missing }): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, error } = useAct('words.set-aside')
  const [isAsking, setAsking] = useState(false)
  const setAside = async (): Promise<void> => {
    if (await run({ id: position })) toast({ words: say('position.missing.aside.done') })
  }
  return (
    <>
      <Failure error={error} words={{ unreachable: 'position.missing.aside.held' }} />
      <div>
        <Button size="small" onPress={() => setAsking(true)}>
          {say('position.missing.aside')}
        </Button>
      </div>
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={say('position.missing.aside.title')}
        confirmLabel={say('position.missing.aside.do')}
        onConfirm={() => void setAside()}
        isDangerous
      >
        <p>{say('position.missing.aside.means')}</p>
        <ul className={styles.holders}>
          {edits.map(({ person, name, organisationName, edits: count }) => (
            <li key={person}>
              {say('position.missing.aside.edits', { count, name: name || say('trail.somebody'), organisation: organisationName })}
            </li>
          ))}
        </ul>
      </AlertDialog>
    </>
  )
}
