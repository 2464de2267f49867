/** The line below the matrix: the words about the cell with the focus, and what can be done about it. */
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { ClosedText } from '../texts/closed-text.tsx'
import { CompareDialog } from '../texts/compare-dialog.tsx'
import { wordsDiffer } from '../texts/words-differ.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { SaveAttached } from './attached-file.tsx'
import { type Cell, hasAnswered, type Matrix, subjectsOf } from './matrix.ts'
import type { MatrixSpot } from './matrix-view.tsx'
import { RecordDialog } from './record-dialog.tsx'
import { SpotWords } from './spot-words.tsx'
import { useCopyReminder } from './use-copy-reminder.ts'

/** What has the focus, in which matrix, for whom. */
export interface MatrixDetailProps {
  readonly matrix: Matrix
  readonly spot: MatrixSpot
  readonly isCoordinator: boolean
}

type Opened = 'read' | 'compare' | 'answer' | 'record'

/** See the head of this file. */
export function MatrixDetail(props: MatrixDetailProps): ReactNode {
  const { spot } = props
  const [opened, setOpened] = useState<Opened>()
  const { cell, column } = spot
  const signed = cell?.state === 'earlier' ? cell.answer?.text : undefined
  const inForce = column?.text?.hash
  const { value: compared } = useAnswer(
    'text.compare',
    signed !== undefined && inForce !== undefined ? { from: signed, to: inForce } : null,
  )
  return (
    <>
      <SpotWords spot={spot} differs={compared && wordsDiffer(compared)} />
      <Deeds {...props} onOpen={setOpened} />
      {opened && <Window {...props} opened={opened} onClose={() => setOpened(undefined)} />}
    </>
  )
}

function Deeds({ matrix, spot, isCoordinator, onOpen }: MatrixDetailProps & { readonly onOpen: (opened: Opened) => void }): ReactNode {
  const say = useSay()
  const remind = useCopyReminder()
  const { row, column, cell } = spot
  const deed = (opened: Opened, words: string): ReactNode => (
    <Button size="small" onPress={() => onOpen(opened)}>
      {words}
    </Button>
  )
  return (
    <Row>
      {row?.isMine && matrix.maySign && column?.text && deed('answer', answerWords(say, cell))}
      {cell?.state === 'earlier' && column?.text && deed('compare', say('sign-ons.see-change'))}
      {column?.text && deed('read', say('texts.read'))}
      {isCoordinator && row && column?.text && deed('record', say('sign-ons.record'))}
      {row && cell?.answer?.attachment && <SaveAttached organisation={row.id} text={cell.answer.text} type={cell.answer.attachment.type} />}
      {row && row.owes > 0 && (
        <Button size="small" onPress={() => remind(matrix, [row])}>
          {say('sign-ons.remind')}
        </Button>
      )}
    </Row>
  )
}

const answerWords = (say: ReturnType<typeof useSay>, cell: Cell | undefined): string =>
  say(cell && hasAnswered(cell) ? 'texts.answer.change' : 'texts.answer')

interface WindowProps extends MatrixDetailProps {
  readonly opened: Opened
  readonly onClose: () => void
}

function Window({ matrix, spot, opened, onClose }: WindowProps): ReactNode {
  const say = useSay()
  const [{ row, column, cell }] = useState(spot)
  const [subjects] = useState(() => subjectsOf(matrix).filter(({ position }) => position === column?.id))
  if (!column?.text) return null
  if (opened === 'record') return <RecordDialog matrix={matrix} organisation={row?.id} position={column.id} onClose={onClose} />
  if (opened === 'answer') return <AnswerDialog subjects={subjects} organisation={row?.name ?? ''} onClose={onClose} />
  if (opened === 'compare') return <Compared position={column.id} from={cell?.answer?.text ?? ''} to={column.text.hash} onClose={onClose} />
  return (
    <Dialog
      title={say('sign-ons.text', { number: column.text.number, code: column.text.code })}
      size="wide"
      isForReading
      isOpen
      onOpenChange={onClose}
    >
      <ClosedText hash={column.text.hash} level={3} hasFacts />
    </Dialog>
  )
}

interface ComparedProps {
  readonly position: string
  readonly from: string
  readonly to: string
  readonly onClose: () => void
}

function Compared({ position, ...rest }: ComparedProps): ReactNode {
  const { value: list } = useAnswer('text.list', { id: position })
  return list ? <CompareDialog texts={list.texts} {...rest} /> : null
}
