/** Until when a position stays in its stage: words for everybody, which are a button for those who say when. SPEC rule META-6. */
import { type ReactNode, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { useNow } from '../kit/use-now.ts'
import { useSay } from '../messages/say.tsx'
import { useMomentForOthers } from '../messages/use-moment.ts'
import type { PositionStage } from '../stage/stages.ts'
import { DeadlineDialog } from './deadline-dialog.tsx'
import { type Deadline, useCloses } from './deadline-words.ts'

/** The position, and whether the person here says until when. */
export interface DeadlineLineProps {
  readonly position: { readonly id: string; readonly stage: PositionStage; readonly deadline: Deadline | null }
  readonly mayMove: boolean
  /** There is room for the time alone. */
  readonly isShort?: boolean
}

const STAGES_WITH_DEADLINE: readonly PositionStage[] = ['drafting', 'in_consultation', 'red_lines', 'endorsement_open']

/** Nothing where none is given and the person here gives none. */
export function DeadlineLine({ position, mayMove, isShort = false }: DeadlineLineProps): ReactNode {
  const say = useSay()
  const momentForOthers = useMomentForOthers()
  const closes = useCloses()
  const now = useNow()
  const [isOpen, setOpen] = useState(false)
  const { id, stage, deadline } = position
  if (!STAGES_WITH_DEADLINE.includes(stage)) return null
  const until = deadline ? say('stage.deadline.until', { time: momentForOthers(deadline.at, deadline.zone) }) : ''
  const words = deadline && !isShort ? `${until} · ${closes(deadline, now)}` : until
  return (
    <>
      {deadline && !mayMove && <span>{words}</span>}
      {mayMove && (
        <Button size="small" variant="quiet" onPress={() => setOpen(true)}>
          {deadline ? words : say('stage.deadline.set')}
        </Button>
      )}
      {isOpen && <DeadlineDialog position={id} stage={stage} deadline={deadline} onClose={() => setOpen(false)} />}
    </>
  )
}
