/** Making the next edition: which texts in which order, the cover, the parts; beside it what would go out and what is missing. */
import { type ReactNode, useState } from 'react'
import { useIntl } from 'react-intl'
import { useLocation } from 'wouter'
import { Answered } from '../host/answered.tsx'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { AlertDialog, Button, Card, classNames, EmptyState, Link, Page, ProgressBar, useToast } from '../kit/index.ts'
import { Note, Stack } from '../layout/stack.tsx'
import { languageFor } from '../messages/language.ts'
import { useSay } from '../messages/say.tsx'
import type { Matrix } from '../sign-ons/matrix.ts'
import { useMatrix } from '../sign-ons/use-matrix.ts'
import { ChooseTexts } from './choose-texts.tsx'
import { CoverFields } from './cover-fields.tsx'
import { beginDraft, type Edition, type EditionDraft, hindrance, type Position, type Preview, requestOf } from './edition-draft.ts'
import { GoingOut } from './going-out.tsx'
import { Missing } from './missing.tsx'
import { PartFields } from './part-fields.tsx'
import { printedCounts } from './printed-counts.ts'
import styles from './submission.module.css'
import { useSettled } from './use-settled.ts'

/** See the head of this file. */
export function NextEditionPage(): ReactNode {
  const say = useSay()
  const editions = useAnswer('submission.list', {})
  const positions = useAnswer('position.list', {})
  const matrix = useMatrix()
  const { value: coalition } = useAnswer('coalition.show', {})
  const isCoordinator = coalition?.me?.roles.includes('coordinator')
  return (
    <Page title={say('submission.next.title')} description={say('submission.next.description')}>
      {isCoordinator === false ? (
        <EmptyState picture="page" action={<Link href="#/submission">{say('submission.back')}</Link>}>
          {say('submission.next.not-yours')}
        </EmptyState>
      ) : (
        <Answered answer={matrix} words={say('submission.loading')}>
          {(columns) => (
            <Answered answer={positions} words={say('submission.loading')}>
              {(rows) => (
                <Answered answer={editions} words={say('submission.loading')}>
                  {(list) => <Builder positions={rows} matrix={columns} last={list.at(-1)} />}
                </Answered>
              )}
            </Answered>
          )}
        </Answered>
      )}
    </Page>
  )
}

interface BuilderProps {
  readonly positions: readonly Position[]
  readonly matrix: Matrix
  readonly last: Edition | undefined
}

/** Typing that goes on is not asked about. */
const PAUSE_MS = 400

function Builder({ positions, matrix, last }: BuilderProps): ReactNode {
  const { locale } = useIntl()
  const closed = new Set(matrix.positions.flatMap(({ id, text }) => (text ? [id] : [])))
  const canGo = positions.filter((position) => position.number !== 0 && hindrance(position, closed.has(position.id)) === undefined)
  const [draft, setDraft] = useState<EditionDraft>(() => beginDraft(canGo, last, languageFor([locale])))
  const change = (part: Partial<EditionDraft>): void => setDraft({ ...draft, ...part })
  const asked = useSettled(requestOf(draft), PAUSE_MS)
  const preview = useAnswer('submission.preview', asked)
  const shown = useLast(preview.value)
  const isFresh = preview.value !== undefined && JSON.stringify(asked) === JSON.stringify(requestOf(draft))
  return (
    <div className={styles.builder}>
      <div className={styles.column}>
        <ChooseTexts positions={positions} closed={closed} chosen={draft.positions} onChange={(ids) => change({ positions: ids })} />
        <CoverFields draft={draft} onChange={change} />
        <PartFields draft={draft} onChange={change} preview={shown} positions={positions} />
      </div>
      <div className={classNames(styles.column, styles.outlook)}>
        <Outlook draft={draft} matrix={matrix} preview={shown} isFresh={isFresh} />
        <Failure error={preview.error} onRetry={preview.askAgain} />
      </div>
    </div>
  )
}

/** The last answer, while the next is asked for. */
function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value)
  if (value !== undefined && value !== last) setLast(value)
  return value ?? last
}

interface OutlookProps {
  readonly draft: EditionDraft
  readonly matrix: Matrix
  readonly preview: Preview | undefined
  /** It is about the draft as it is now. */
  readonly isFresh: boolean
}

function Outlook({ draft, matrix, preview, isFresh }: OutlookProps): ReactNode {
  const say = useSay()
  const [isAsking, setAsking] = useState(false)
  const { build, isPending, error } = useBuilding()
  if (!preview) return <ProgressBar label={say('submission.looking')} />
  const number = preview.edition
  return (
    <>
      <Card title={say('submission.out', { number })}>
        <GoingOut preview={preview} matrix={matrix} wordLimit={draft.wordLimit} />
      </Card>
      <Card title={say('submission.ready')}>
        <Stack>
          <Missing preview={preview} matrix={matrix} draft={draft} />
          {isPending ? (
            <ProgressBar label={say('submission.building', { number })} />
          ) : (
            <Button variant="primary" isDisabled={!isFresh || preview.obstacles.length > 0} onPress={() => setAsking(true)}>
              {say('submission.build', { number })}
            </Button>
          )}
          <Note isSmall>{say('submission.build.means')}</Note>
          <Failure error={error} words={{ 'bad-input': 'submission.error.changed-meanwhile' }} />
        </Stack>
      </Card>
      <AlertDialog
        title={say('submission.build.title', { number })}
        confirmLabel={say('submission.build', { number })}
        onConfirm={() => void build(draft, preview)}
        isOpen={isAsking}
        onOpenChange={setAsking}
      >
        {say('submission.build.words', { texts: preview.texts.length, count: printedCounts(preview).signed })}
      </AlertDialog>
    </>
  )
}

/** Builds exactly the edition that was looked at: where another was made meanwhile, it asks for that number and is refused. */
function useBuilding() {
  const say = useSay()
  const toast = useToast()
  const [, navigate] = useLocation()
  const { run, isPending, error } = useAct('submission.build')
  const build = async (draft: EditionDraft, { edition }: Preview): Promise<void> => {
    const made = await run({ ...requestOf(draft), edition: String(edition) })
    if (!made) return
    toast({ words: say('submission.build.done', { number: made.edition }) })
    navigate('/submission')
  }
  return { build, isPending, error }
}
