/** A table of recorded answers: read line by line first, then taken whole or not at all. SPEC rule OUTSIDE-3. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { fileToBase64, MAX_FILE_BYTES } from '../host/file-bytes.ts'
import { useAct } from '../host/use-answer.ts'
import { Banner, Button, Card, DropZone, useToast } from '../kit/index.ts'
import { ReadLines } from '../layout/read-lines.tsx'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'

type Reading = OutputOf<'supporters.import'>

/** See the head of this file. */
export function TableCard(): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('supporters.import')
  const [read, setRead] = useState<{ readonly table: string; readonly reading: Reading }>()
  const [isUnreadable, setUnreadable] = useState(false)
  const open = async (file: File): Promise<void> => {
    setRead(undefined)
    const table = file.size > MAX_FILE_BYTES ? undefined : await fileToBase64(file).catch(() => undefined)
    setUnreadable(table === undefined)
    const reading = table === undefined ? undefined : await run({ table })
    if (table !== undefined && reading) setRead({ table, reading })
  }
  const take = async (table: string): Promise<void> => {
    const done = await run({ table, take: true })
    if (!done) return
    toast({ words: say('sign-ons.record.done', { count: done.lines.length }) })
    setRead(undefined)
  }
  return (
    <Card title={say('supporters.table')}>
      <Stack>
        <Note>{say('supporters.table.columns')}</Note>
        <DropZone
          label={say('supporters.table.drop')}
          chooseLabel={say('supporters.table.choose')}
          accepts={['.csv', '.tsv', '.txt', 'text/csv']}
          onFiles={([file]) => file && void open(file)}
        />
        {isUnreadable && <Banner kind="warning">{say('supporters.table.unreadable')}</Banner>}
        <Failure error={error} />
        {read && <Preview reading={read.reading} isPending={isPending} onTake={() => void take(read.table)} />}
      </Stack>
    </Card>
  )
}

interface PreviewProps {
  readonly reading: Reading
  readonly isPending: boolean
  readonly onTake: () => void
}

/** What the table would do, and what stands in the way; the way on opens when nothing does. */
function Preview({ reading: { lines, missing, refusal }, isPending, onTake }: PreviewProps): ReactNode {
  const say = useSay()
  const wrong = lines.filter(({ problem }) => problem !== null)
  if (refusal !== null) return <Banner kind="warning">{say(`supporters.refusal.${refusal}`)}</Banner>
  if (missing.length > 0)
    return (
      <Banner kind="warning" title={say('supporters.table.missing')}>
        {missing.map((column) => say(`supporters.column.${column}`)).join(' · ')}
      </Banner>
    )
  return (
    <>
      {wrong.length > 0 && <Banner kind="warning">{say('supporters.table.wrong', { count: wrong.length })}</Banner>}
      <Lines lines={lines} />
      <Row>
        <Button
          variant="primary"
          isDisabled={wrong.length > 0 || lines.length === 0}
          pending={isPending ? say('sign-ons.pending') : undefined}
          onPress={onTake}
        >
          {say('supporters.table.take', { count: lines.length })}
        </Button>
      </Row>
    </>
  )
}

function Lines({ lines }: Pick<Reading, 'lines'>): ReactNode {
  const say = useSay()
  const columns = [say('supporters.column.organisation'), say('supporters.column.text'), say('supporters.column.answer')]
  const outcome = ({ problem, isMember }: Reading['lines'][number]): string =>
    say(problem === null ? (isMember ? 'supporters.line.member' : 'supporters.line.outside') : `supporters.problem.${problem}`)
  return (
    <ReadLines
      lines={lines}
      columns={columns}
      outcome={outcome}
      cells={({ organisation, title, code, decision }) => (
        <>
          <th scope="row">
            <bdi>{organisation}</bdi>
          </th>
          <td>
            <bdi>{title || code}</bdi>
          </td>
          <td>{decision !== null && say(`sign-ons.decision.${decision}`)}</td>
        </>
      )}
    />
  )
}
