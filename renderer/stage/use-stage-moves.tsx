/** Moving a position to another stage: at once, or through the dialog of what it takes. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAct } from '../host/use-answer.ts'
import { useToast } from '../kit/toast.tsx'
import { useSay } from '../messages/say.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { ReopenDialog } from './reopen-dialog.tsx'
import { moveKind, type PositionStage } from './stages.ts'

/** What a page offers of it. */
export interface StageMoves {
  /** Whether the person here moves positions. */
  readonly mayMove: boolean
  readonly choose: (stage: PositionStage) => void
  readonly close: () => void
  readonly reopen: () => void
  /** Ends sign-on while it is open, or opens it again after that; undefined in other stages and for those who do not move it. */
  readonly signOn: { readonly isOpen: boolean; readonly turn: () => void } | undefined
  /** The dialog that is open now; to be shown somewhere on the page. */
  readonly dialog: ReactNode
}

/** What it is about. */
export interface StageMovesConfig {
  readonly position: { readonly id: string; readonly stage: PositionStage }
  readonly mayMove: boolean
  readonly remarks: readonly OutputOf<'remarks'>[number][]
  /** Goes to a remark. */
  readonly onRemark: (id: string) => void
}

/** See the head of this file. */
export function useStageMoves({ position, mayMove, remarks, onRemark }: StageMovesConfig): StageMoves {
  const say = useSay()
  const toast = useToast()
  const { run } = useAct('position.stage')
  const [asked, setAsked] = useState<'close' | PositionStage>()
  const { id, stage } = position
  const move = async (to: PositionStage): Promise<void> => {
    if (!(await run({ id, stage: to }))) toast({ words: say('position.not-changed') })
  }
  const choose = (to: PositionStage): void => {
    const kind = moveKind(stage, to)
    if (kind === 'move') void move(to)
    if (kind === 'close') setAsked('close')
    if (kind === 'reopen') setAsked(to)
  }
  const end = (): void => setAsked(undefined)
  const dialog =
    asked === 'close' ? (
      <CloseDialog
        position={id}
        remarks={remarks}
        onRemark={(remark) => {
          end()
          onRemark(remark)
        }}
        onClose={end}
      />
    ) : (
      asked && (
        <ReopenDialog
          onReopen={() => {
            end()
            void move(asked)
          }}
          onClose={end}
        />
      )
    )
  const signOn = mayMove ? signOnTurn(stage, move) : undefined
  return { mayMove, choose, close: () => setAsked('close'), reopen: () => setAsked('drafting'), signOn, dialog }
}

function signOnTurn(stage: PositionStage, move: (to: PositionStage) => Promise<void>): StageMoves['signOn'] {
  if (stage !== 'endorsement_open' && stage !== 'endorsement_closed') return undefined
  const isOpen = stage === 'endorsement_open'
  return { isOpen, turn: () => void move(isOpen ? 'endorsement_closed' : 'endorsement_open') }
}
