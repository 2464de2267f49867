/** The page of sign-ons: the matrix, what one's own organisation owes, reminders, the table as a file. */
import { BellRing } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useIntl } from 'react-intl'
import { useLocation } from 'wouter'
import { AgreementLink } from '../agreement/agreement-link.tsx'
import { Answered } from '../host/answered.tsx'
import { saveCsv } from '../host/csv.ts'
import { base64ToBytes, saveFile } from '../host/file-bytes.ts'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { useAskAgainOn } from '../host/use-ask-again-on.ts'
import { Button, EmptyState, Link, MenuButton, Page, useToast } from '../kit/index.ts'
import { Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { AnswerDialog } from './answer-dialog.tsx'
import { type Matrix, myRow, owedSubjects, subjectsOf } from './matrix.ts'
import { matrixCsv } from './matrix-csv.ts'
import { MatrixDetail } from './matrix-detail.tsx'
import { matrixTable } from './matrix-table.ts'
import { MatrixView } from './matrix-view.tsx'
import { owing } from './reminder.ts'
import { useCopyReminder } from './use-copy-reminder.ts'
import { useMatrix } from './use-matrix.ts'
import { useSayer } from './use-sayer.ts'

/** `#/sign-ons/answer` opens the dialog over the texts that one's organisation owes an answer to, `…/POSITION` over that one. */
export interface SignOnsPageProps {
  readonly answers?: 'owed' | { readonly position: string }
}

/** What tells who has a text, and when somebody was heard from. */
const REACHED = ['delivery', 'members'] as const
const REACHED_PAUSE_MS = 5_000

/** See the head of this file. */
export function SignOnsPage({ answers }: SignOnsPageProps): ReactNode {
  const say = useSay()
  const matrix = useMatrix()
  useAskAgainOn(REACHED, REACHED_PAUSE_MS, matrix.askAgain)
  return (
    <Page title={say('sign-ons.page')} width="full">
      <Answered answer={matrix} words={say('sign-ons.loading')}>
        {(value) =>
          value.positions.length === 0 ? (
            <EmptyState picture="page">{say('sign-ons.none')}</EmptyState>
          ) : (
            <Whole matrix={value} answers={answers} />
          )
        }
      </Answered>
    </Page>
  )
}

interface WholeProps {
  readonly matrix: Matrix
  readonly answers: SignOnsPageProps['answers']
}

function Whole({ matrix, answers }: WholeProps): ReactNode {
  const [, navigate] = useLocation()
  const { value: coalition } = useAnswer('coalition.show', {})
  const isCoordinator = coalition?.me?.roles.includes('coordinator') ?? false
  const owed = owedSubjects(matrix)
  return (
    <>
      <MatrixView
        matrix={matrix}
        actions={<Actions matrix={matrix} isCoordinator={isCoordinator} owed={owed.length} onAnswer={() => navigate('/sign-ons/answer')} />}
        detail={(spot) => <MatrixDetail matrix={matrix} spot={spot} isCoordinator={isCoordinator} />}
      />
      {answers && <Answering matrix={matrix} answers={answers} onClose={() => navigate('/sign-ons', { replace: true })} />}
    </>
  )
}

interface AnsweringProps {
  readonly matrix: Matrix
  readonly answers: NonNullable<SignOnsPageProps['answers']>
  readonly onClose: () => void
}

/** Over what is asked for when it opens; nothing where nothing is. */
function Answering({ matrix, answers, onClose }: AnsweringProps): ReactNode {
  const [subjects] = useState(() =>
    answers === 'owed' ? owedSubjects(matrix) : subjectsOf(matrix).filter(({ position }) => position === answers.position),
  )
  return subjects.length > 0 && <AnswerDialog subjects={subjects} organisation={myRow(matrix)?.name ?? ''} onClose={onClose} />
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface ActionsProps {
  readonly matrix: Matrix
  readonly isCoordinator: boolean
  readonly owed: number
  readonly onAnswer: () => void
}

function Actions({ matrix, isCoordinator, owed, onAnswer }: ActionsProps): ReactNode {
  const say = useSay()
  const sayer = useSayer()
  const remind = useCopyReminder()
  const waiting = owing(matrix)
  const { locale } = useIntl()
  const toast = useToast()
  const write = useAct('workbook.write')
  const saveXlsx = async (): Promise<void> => {
    const rows = matrixTable(sayer, matrix).map((row) => [...row])
    const book = await write.run({ sheet: say('sign-ons.page'), isRightToLeft: locale.startsWith('ar'), rows })
    if (book) saveFile(`${say('sign-ons.file')}.xlsx`, base64ToBytes(book.file), WORKBOOK)
    else toast({ words: say('sign-ons.save.failed') })
  }
  const files = [
    { id: 'xlsx', label: say('sign-ons.save.xlsx'), onAction: () => void saveXlsx() },
    { id: 'csv', label: say('sign-ons.save.csv'), onAction: () => saveCsv(`${say('sign-ons.file')}.csv`, matrixCsv(sayer, matrix)) },
  ]
  return (
    <Row>
      <AgreementLink />
      {owed > 0 && (
        <Button size="small" variant="primary" onPress={onAnswer}>
          {say('sign-ons.answer-owed', { count: owed })}
        </Button>
      )}
      {isCoordinator && waiting.length > 0 && (
        <Button size="small" icon={BellRing} onPress={() => remind(matrix)}>
          {say('sign-ons.reminder', { count: waiting.length })}
        </Button>
      )}
      {isCoordinator && <Link href="#/sign-ons/supporters">{say('sign-ons.outside.add')}</Link>}
      <MenuButton label={say('sign-ons.save')} size="small" entries={files} />
    </Row>
  )
}
