/** What the government answered to an edition, and to what it gave no answer. SPEC rule RESP-2. */
import { FileInput, FileSpreadsheet } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { base64ToBytes, saveFile } from '../host/file-bytes.ts'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Button, Heading, useToast } from '../kit/index.ts'
import { Note, Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { Edition } from '../submission/edition-draft.ts'
import { ReadBackDialog } from './read-back-dialog.tsx'
import { ResponseWords, ResultBadge } from './response-words.tsx'
import styles from './responses.module.css'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Nothing while nobody can have answered: the edition was not sent. */
export function EditionResponses({ edition, isCoordinator }: { readonly edition: Edition; readonly isCoordinator: boolean }): ReactNode {
  const say = useSay()
  const { value = [] } = useAnswer('responses.list', {})
  const [isReading, setReading] = useState(false)
  const rows = value.filter(({ id }) => id === edition.id)
  const unanswered = rows.filter(({ response }) => response === null)
  const isSent = edition.sendings.some(({ outcome }) => outcome?.result !== 'bounce')
  if (!isSent && unanswered.length === rows.length) return null
  return (
    <section className={styles.part}>
      <Heading level={3} className={styles.partTitle}>
        {say('responses.title')}
      </Heading>
      <ul className={styles.list}>
        {rows.map(
          ({ position, number, title, response }) =>
            response && (
              <li key={position} className={styles.line}>
                <span>
                  <bdi>{`${number} · ${title}`}</bdi> <ResultBadge result={response.result} />
                </span>
                <ResponseWords response={response} />
              </li>
            ),
        )}
      </ul>
      {unanswered.length > 0 && (
        <Note>{say('responses.unanswered', { count: unanswered.length, title: unanswered.map(({ number }) => number).join(', ') })}</Note>
      )}
      {isCoordinator && (
        <Row>
          <Button icon={FileInput} onPress={() => setReading(true)}>
            {say('responses.read')}
          </Button>
          <SaveTable edition={edition} />
        </Row>
      )}
      {isReading && <ReadBackDialog edition={edition} onClose={() => setReading(false)} />}
    </section>
  )
}

function SaveTable({ edition }: { readonly edition: Edition }): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending } = useAct('responses.table')
  const save = async (): Promise<void> => {
    const book = await run({ edition: edition.id })
    if (book) saveFile(book.name, base64ToBytes(book.file), WORKBOOK)
    toast({ words: book ? say('word.save.done', { name: book.name }) : say('sign-ons.save.failed') })
  }
  return (
    <Button
      variant="quiet"
      icon={FileSpreadsheet}
      onPress={() => void save()}
      pending={isPending ? say('submission.preparing') : undefined}
    >
      {say('responses.save')}
    </Button>
  )
}
