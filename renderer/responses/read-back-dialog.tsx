/** The table of responses read back: what each row would change is shown before anything is kept. SPEC rule RESP-3. */
import { type ReactNode, useState } from 'react'
import type { InputOf, OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { fileToBase64, MAX_FILE_BYTES } from '../host/file-bytes.ts'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Banner, Button, Checkbox, Dialog, DropZone, useToast } from '../kit/index.ts'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { Edition } from '../submission/edition-draft.ts'
import { ReadRows } from './read-rows.tsx'

type Reading = OutputOf<'responses.import'>
type Results = NonNullable<InputOf<'responses.import'>['results']>

/** Which edition was answered. */
export interface ReadBackDialogProps {
  readonly edition: Edition
  readonly onClose: () => void
}

/** See the head of this file. */
export function ReadBackDialog({ edition, onClose }: ReadBackDialogProps): ReactNode {
  const say = useSay()
  return (
    <Dialog title={say('responses.read.title', { number: edition.edition })} size="wide" isOpen onOpenChange={onClose}>
      <ReadBack edition={edition} onClose={onClose} />
    </Dialog>
  )
}

interface Read {
  readonly file: string
  readonly reading: Reading
}

function ReadBack({ edition, onClose }: ReadBackDialogProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('responses.import')
  const stages = useStagesToMove(edition)
  const [read, setRead] = useState<Read>()
  const [results, setResults] = useState<Results>([])
  const [movesStage, setMovesStage] = useState(true)
  const [isUnreadable, setUnreadable] = useState(false)
  const look = async (file: string, chosen: Results): Promise<void> => {
    const reading = await run({ edition: edition.id, file, results: chosen })
    if (reading) setRead({ file, reading })
    setResults(chosen)
  }
  const open = async (chosen: File): Promise<void> => {
    setRead(undefined)
    const file = chosen.size > MAX_FILE_BYTES ? undefined : await fileToBase64(chosen).catch(() => undefined)
    setUnreadable(file === undefined)
    if (file !== undefined) await look(file, [])
  }
  const keep = async (): Promise<void> => {
    const done = read && (await run({ edition: edition.id, file: read.file, results, take: true }))
    if (!done) return
    if (movesStage) await stages.move(answeredIn(done))
    toast({ words: say('responses.kept', { count: done.kept }) })
    onClose()
  }
  const waiting = read ? stages.waiting(answeredIn(read.reading)) : 0
  return (
    <Stack>
      <Note>{say('responses.read.means')}</Note>
      <DropZone
        label={say('responses.drop')}
        chooseLabel={say('supporters.table.choose')}
        accepts={['.xlsx', '.docx', '.csv', '.tsv', '.txt']}
        onFiles={([file]) => file && void open(file)}
      />
      {isUnreadable && <Banner kind="warning">{say('supporters.table.unreadable')}</Banner>}
      <Failure error={error} />
      {read && <Faults reading={read.reading} />}
      {read && read.reading.lines.length > 0 && (
        <>
          <ReadRows
            lines={read.reading.lines}
            onResult={(number, result) => void look(read.file, [...results.filter((one) => one.number !== number), { number, result }])}
          />
          {waiting > 0 && <Checkbox label={say('responses.stage', { count: waiting })} isSelected={movesStage} onChange={setMovesStage} />}
          <Row>
            <Button
              variant="primary"
              isDisabled={changesIn(read.reading) === 0}
              pending={isPending ? say('submission.keeping') : undefined}
              onPress={() => void keep()}
            >
              {say('responses.keep', { count: changesIn(read.reading) })}
            </Button>
            <Button variant="quiet" onPress={onClose}>
              {say('kit.cancel')}
            </Button>
          </Row>
        </>
      )}
    </Stack>
  )
}

const changesIn = ({ lines }: Reading): number => lines.filter(({ change }) => change === 'new' || change === 'changed').length

const answeredIn = ({ lines }: Reading): ReadonlySet<string> =>
  new Set(lines.flatMap(({ position, change }) => (position !== null && change !== 'none' ? [position] : [])))

/** Why there are no rows, or not to every position. */
function Faults({ reading: { refusal, missing, lines, unanswered } }: { readonly reading: Reading }): ReactNode {
  const say = useSay()
  if (refusal !== null) return <Banner kind="warning">{say(`responses.refusal.${refusal}`)}</Banner>
  if (missing.length > 0)
    return (
      <Banner kind="warning" title={say('supporters.table.missing')}>
        {missing.map((column) => say(`responses.column.${column}`)).join(' · ')}
      </Banner>
    )
  const wrong = lines.filter(({ problem }) => problem !== null).length
  return (
    <>
      {wrong > 0 && <Banner kind="warning">{say('responses.wrong', { count: wrong })}</Banner>}
      {unanswered.length > 0 && <Note>{say('responses.unanswered', { count: unanswered.length, title: unanswered.join(', ') })}</Note>}
    </>
  )
}

/** Positions that are not shown as answered yet, and a function that moves them on. */
function useStagesToMove({ positions: printed }: Edition) {
  const { value: positions = [] } = useAnswer('position.list', {})
  const { run } = useAct('position.stage')
  const before: ReadonlySet<string> = new Set(['endorsement_open', 'endorsement_closed', 'submitted'])
  const among = (answered: ReadonlySet<string>) =>
    positions.filter(({ id, stage }) => printed.includes(id) && answered.has(id) && before.has(stage))
  return {
    waiting: (answered: ReadonlySet<string>): number => among(answered).length,
    move: async (answered: ReadonlySet<string>): Promise<void> => {
      for (const { id } of among(answered)) await run({ id, stage: 'answered' })
    },
  }
}
