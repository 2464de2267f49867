/** Before an earlier text takes the place of the words as they are: what would become of them. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import type { DocumentBody, DocumentNode } from '../../shared/document/read-body.ts'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { useAskAgainOn } from '../host/use-ask-again-on.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { useToast } from '../kit/toast.tsx'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { Comparison } from './comparison.tsx'
import { useTextName } from './use-text-name.ts'
import { wordsDiffer } from './words-differ.ts'

/** The text to go back to; `onBring` writes its words and answers whether it could. */
export interface BringBackDialogProps {
  readonly text: OutputOf<'text.list'>['texts'][number]
  readonly onBring: (content: readonly DocumentNode[]) => boolean
  readonly onClose: () => void
}

const WRITTEN = ['texts', 'positions'] as const
const WRITTEN_PAUSE_MS = 1_000

/** See the head of this file. Title, view and commitment stay as they are: they are facts of the position. */
export function BringBackDialog({ text, onBring, onClose }: BringBackDialogProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const textName = useTextName()
  const compared = useAnswer('text.compare', { from: text.hash, isBack: true })
  const earlier = useAnswer('text.show', { text: text.hash, format: 'json' })
  useAskAgainOn(WRITTEN, WRITTEN_PAUSE_MS, compared.askAgain)
  const bring = (): void => {
    const body = earlier.value?.body as DocumentBody | undefined
    const isBack = body !== undefined && onBring(body.content)
    toast({ words: say(isBack ? 'texts.back.done' : 'texts.back.failed') })
    onClose()
  }
  return (
    <Dialog title={say('texts.back.title')} size="wide" isForReading isOpen onOpenChange={onClose}>
      <Stack>
        <p>{say('texts.back.means', { text: textName(text) })}</p>
        <Answered answer={compared} words={say('texts.compare.loading')}>
          {(value) =>
            wordsDiffer(value) === 0 ? (
              <Note>{say('texts.compare.same')}</Note>
            ) : (
              <Comparison compared={{ ...value, facts: [] }} look="changes" />
            )
          }
        </Answered>
        <Row>
          <Button variant="primary" isDisabled={!earlier.value || !compared.value || wordsDiffer(compared.value) === 0} onPress={bring}>
            {say('texts.back.do')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {say('kit.cancel')}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  )
}
