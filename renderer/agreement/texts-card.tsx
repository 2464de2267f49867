/** How the coalition stands to every text in force; a coordinator freezes it here. SPEC rules AGREE-2, AGREE-3. */
import { type ReactNode, useState } from 'react'
import { Answered } from '../host/answered.tsx'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { useAskAgainOn } from '../host/use-ask-again-on.ts'
import { Button, Card, Dialog, TextArea, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { Matrix } from '../sign-ons/matrix.ts'
import styles from './agreement.module.css'
import { AnnouncedNotes } from './announced-notes.tsx'
import { ResultBadge, ResultWords, type TextResult } from './result-words.tsx'

/** The matrix behind the results, for what was announced. */
export interface TextsCardProps {
  readonly matrix: Matrix
  readonly isCoordinator: boolean
}

/** Who is known to have a text decides what can be said of it. */
const HEARD = ['delivery', 'members'] as const
const HEARD_PAUSE_MS = 5_000

/** See the head of this file. */
export function TextsCard({ matrix, isCoordinator }: TextsCardProps): ReactNode {
  const say = useSay()
  const answer = useAnswer('agreement.texts', {})
  useAskAgainOn(HEARD, HEARD_PAUSE_MS, answer.askAgain)
  const [freezing, setFreezing] = useState<TextResult>()
  return (
    <Card title={say('agreement.texts')}>
      <Answered answer={answer} words={say('agreement.loading')}>
        {(texts) =>
          texts.length === 0 ? (
            <Note>{say('agreement.texts.none')}</Note>
          ) : (
            <ul className={styles.list}>
              {texts.map((result) => (
                <Line
                  key={result.position}
                  result={result}
                  matrix={matrix}
                  onFreeze={isCoordinator ? () => setFreezing(result) : undefined}
                />
              ))}
            </ul>
          )
        }
      </Answered>
      {freezing && <FreezeDialog result={freezing} onClose={() => setFreezing(undefined)} />}
    </Card>
  )
}

interface LineProps {
  readonly result: TextResult
  readonly matrix: Matrix
  readonly onFreeze: (() => void) | undefined
}

function Line({ result, matrix, onFreeze }: LineProps): ReactNode {
  const say = useSay()
  const { position, text, agreement, notHeard } = result
  return (
    <li className={styles.line}>
      <Row isSpread>
        <TextTitle about={result} />
        <ResultBadge agreement={agreement} />
      </Row>
      <Note isSmall>{say('sign-ons.text', { number: text.number, code: text.code })}</Note>
      <p>
        <ResultWords result={result} notHeard={notHeard} />
      </p>
      <AnnouncedNotes matrix={matrix} position={position} />
      {onFreeze && (
        <Row>
          <Button size="small" onPress={onFreeze}>
            {say('agreement.freeze')}
          </Button>
        </Row>
      )}
    </li>
  )
}

/** Number and title of the position. */
export function TextTitle({ about: { number, title } }: { readonly about: Pick<TextResult, 'number' | 'title'> }): ReactNode {
  const say = useSay()
  return (
    <strong className={styles.title}>
      {number !== null && `${number} · `}
      <bdi>{title || say('position.untitled')}</bdi>
    </strong>
  )
}

function FreezeDialog({ result, onClose }: { readonly result: TextResult; readonly onClose: () => void }): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('agreement.freeze')
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const freeze = async (): Promise<void> => {
    setTried(true)
    if (words.trim() === '' || isPending) return
    if (!(await run({ text: result.text.hash, words: words.trim() }))) return
    toast({ words: say('agreement.freeze.done') })
    onClose()
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('agreement.saving') : undefined}>
        {say('agreement.freeze.go')}
      </Button>
      <Button variant="quiet" onPress={onClose}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  return (
    <Dialog title={say('agreement.freeze.title')} isOpen onOpenChange={onClose}>
      <Form onSubmit={() => void freeze()} actions={actions}>
        <Stack gap="tight">
          <Row>
            <TextTitle about={result} /> <ResultBadge agreement={result.agreement} />
          </Row>
          <p>
            <ResultWords result={result} notHeard={result.notHeard} />
          </p>
          <Note isSmall>{say('agreement.freeze.means')}</Note>
        </Stack>
        <TextArea
          label={say('agreement.freeze.words')}
          description={say('agreement.freeze.words.hint')}
          rows={3}
          maxLength={4096}
          value={words}
          onChange={setWords}
          error={isTried && words.trim() === '' && say('agreement.freeze.words.missing')}
        />
        <Failure error={error} />
      </Form>
    </Dialog>
  )
}
