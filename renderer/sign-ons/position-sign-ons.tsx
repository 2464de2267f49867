/** Who said what about one position's text, beside it. */
import { type ReactNode, useState } from 'react'
import { AnnouncedNotes } from '../agreement/announced-notes.tsx'
import { PositionAgreement } from '../agreement/position-agreement.tsx'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Button } from '../kit/button.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { Link } from '../kit/link.tsx'
import { Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { stateSentence } from './cell-sentence.ts'
import { MarkedLine } from './marked-line.tsx'
import type { Matrix } from './matrix.ts'
import { RecordDialog } from './record-dialog.tsx'
import styles from './sign-ons.module.css'
import { useAnswering } from './use-answering.tsx'
import { useMatrix } from './use-matrix.ts'
import { useSayer } from './use-sayer.ts'

/** See the head of this file. */
export function PositionSignOns({ position }: { readonly position: string }): ReactNode {
  const say = useSay()
  const matrix = useMatrix()
  return (
    <Answered answer={matrix} words={say('sign-ons.loading')}>
      {(value) => <Answers matrix={value} position={position} />}
    </Answered>
  )
}

function Answers({ matrix, position }: { readonly matrix: Matrix; readonly position: string }): ReactNode {
  const say = useSay()
  const sayer = useSayer()
  const { value: coalition } = useAnswer('coalition.show', {})
  const answering = useAnswering(position)
  const [isRecording, setRecording] = useState(false)
  const index = matrix.positions.findIndex(({ id }) => id === position)
  const column = matrix.positions[index]
  if (!column) return <EmptyState picture="page">{say('sign-ons.none-here')}</EmptyState>
  const isCoordinator = coalition?.me?.roles.includes('coordinator') ?? false
  return (
    <div className={styles.panel}>
      <Row>
        {answering.begin && (
          <Button size="small" variant={answering.answered ? 'secondary' : 'primary'} onPress={answering.begin}>
            {say(answering.answered ? 'texts.answer.change' : 'texts.answer')}
          </Button>
        )}
        {isCoordinator && column.text && (
          <Button size="small" onPress={() => setRecording(true)}>
            {say('sign-ons.record')}
          </Button>
        )}
        <Link href="#/sign-ons">{say('sign-ons.all')}</Link>
      </Row>
      <AnnouncedNotes matrix={matrix} position={position} />
      <PositionAgreement position={position} />
      <ul className={styles.answers}>
        {matrix.organisations.map(({ id, name, cells }) => {
          const cell = cells[index]
          return (
            cell && (
              <MarkedLine key={id} cell={cell}>
                <bdi className={styles.name}>{name}</bdi>
                <span className={styles.soft}>{stateSentence(sayer, cell, column)}</span>
              </MarkedLine>
            )
          )
        })}
      </ul>
      {answering.dialog}
      {isRecording && <RecordDialog matrix={matrix} position={position} onClose={() => setRecording(false)} />}
    </div>
  )
}
