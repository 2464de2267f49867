/** Bringing a Word file into a position: choose it, look at what would come in, take it over. */
import type { ReactNode } from 'react'
import { Failure } from '../host/failure.tsx'
import { Banner } from '../kit/banner.tsx'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { DropZone } from '../kit/drop-zone.tsx'
import { ProgressBar } from '../kit/progress-bar.tsx'
import { useToast } from '../kit/toast.tsx'
import { Note, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { DraftForm, type Taking } from './draft-form.tsx'
import { type DraftWork, useDraft } from './use-draft.ts'

/** The position as it is now. */
export interface BringInDialogProps {
  readonly position: { readonly id: string; readonly title: string }
  /** How many words its text has. */
  readonly words: number
  readonly onTitle: (title: string) => Promise<boolean>
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Nothing is written before the last press; what was taken appears in the text by itself. */
export function BringInDialog({ isOpen, onOpenChange, ...rest }: BringInDialogProps): ReactNode {
  const say = useSay()
  return (
    <Dialog title={say('word.in.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => <BringIn {...rest} onDone={close} />}
    </Dialog>
  )
}

type BringInProps = Pick<BringInDialogProps, 'position' | 'words' | 'onTitle'> & { readonly onDone: () => void }

function BringIn({ position, words, onTitle, onDone }: BringInProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const work = useDraft()
  const { draft, isReading, isTaking, error } = work
  const take = async ({ mode, title }: Taking): Promise<void> => {
    if (!draft || isTaking || !(await work.take(position.id, mode))) return
    if (title !== undefined) await onTitle(title)
    toast({ words: say('word.in.done', { count: draft.words }) })
    onDone()
  }
  return (
    <Stack>
      {isReading && <ProgressBar label={say('word.in.reading')} />}
      {!isReading && !draft && <ChooseFile {...work} />}
      {draft && (
        <DraftForm
          draft={draft}
          position={position}
          words={words}
          isTaking={isTaking}
          onTake={(how) => void take(how)}
          onOther={work.start}
        />
      )}
      <Failure
        error={error}
        words={{ 'not-found': 'word.in.gone' }}
        actions={
          draft && (
            <Button size="small" onPress={work.start}>
              {say('word.in.other')}
            </Button>
          )
        }
      />
    </Stack>
  )
}

function ChooseFile({ refusal, look }: DraftWork): ReactNode {
  const say = useSay()
  return (
    <Stack gap="tight">
      {refusal && (
        <Banner kind="error" title={say(`word.refused.${refusal}`)}>
          {say(`word.refused.${refusal}.next`)}
        </Banner>
      )}
      <DropZone
        label={say('word.in.drop')}
        description={say('word.in.drop.hint')}
        chooseLabel={say('word.in.choose')}
        accepts={['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']}
        onFiles={([file]) => file && void look(file)}
      />
      <Note isSmall>{say('word.in.local')}</Note>
    </Stack>
  )
}
