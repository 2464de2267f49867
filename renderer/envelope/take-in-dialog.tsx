/** Files that came by any way: what they would add in plain words, then taking them in. Nothing is taken before the press. */
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { Failure } from '../host/failure.tsx'
import { useHost } from '../host/host-provider.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Banner, Button, Dialog, DropZone, ProgressBar } from '../kit/index.ts'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { useDroppedFiles } from './dropped-files.tsx'
import { EnvelopeCard } from './envelope-card.tsx'
import { takeWords } from './envelope-words.ts'
import { OtherFileWords } from './other-file-words.tsx'
import { type Reading, useReading } from './use-reading.ts'

/** The coalition on screen, if any, and how to go to another. */
export interface TakeInDialogProps {
  readonly current: string | undefined
  readonly onChoose: (coalition: string) => void
}

/** Open as long as files were given and not put away. */
export function TakeInDialog(props: TakeInDialogProps): ReactNode {
  const say = useSay()
  const { files, putAway } = useDroppedFiles()
  return (
    <Dialog title={say('envelope.in.title')} isOpen={files !== undefined} onOpenChange={(isOpen) => !isOpen && putAway()}>
      {files && (files.length === 0 ? <ChooseFiles /> : <Files {...props} files={files} />)}
    </Dialog>
  )
}

function ChooseFiles(): ReactNode {
  const say = useSay()
  const { give } = useDroppedFiles()
  return (
    <Stack gap="tight">
      <DropZone
        label={say('envelope.in.drop')}
        description={say('envelope.in.drop.hint')}
        chooseLabel={say('envelope.in.choose')}
        allowsMultiple
        onFiles={give}
      />
      <Note isSmall>{say('envelope.in.anywhere')}</Note>
    </Stack>
  )
}

function Files({ files, current, onChoose }: TakeInDialogProps & { readonly files: readonly File[] }): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const { connection } = useHost()
  const { putAway } = useDroppedFiles()
  const reading = useReading(files)
  const { value: coalitions = [] } = useAnswer('coalition.list', {})
  const { state, views, names, others, error } = reading
  const goTo = (coalition: string | null, place: string): void => {
    if (coalition !== null) onChoose(coalition)
    putAway()
    navigate(place)
  }
  const take = async (): Promise<void> => {
    const taken = (await reading.take())?.filter((view) => view.taken)
    if (!taken || taken.length === 0) return
    // Whoever was let in is led inside by the gate.
    if (taken.some(({ letsIn }) => letsIn)) return putAway()
    const coalition = taken[0]?.coalition ?? null
    if (coalition === null || !taken.every(({ request }) => request)) return
    const answer = await connection.client()?.callIn(coalition)('coalition.show', {})
    if (answer?.me?.roles.includes('coordinator')) goTo(coalition, '/members')
  }
  const isNamed = coalitions.length > 1 || current === undefined
  return (
    <Stack>
      {state === 'reading' && <ProgressBar label={say('envelope.in.reading')} />}
      {state === 'taking' && <ProgressBar label={say('envelope.in.taking')} />}
      {state === 'too-much' && <Banner kind="error" title={say('envelope.in.too-much')} />}
      {(state === 'read' || state === 'taken') &&
        views.map((view) => (
          <EnvelopeCard
            key={view.files.join(' ')}
            view={view}
            names={view.files.map((file) => names[file] ?? '')}
            isNamed={isNamed}
            onGo={goTo}
          />
        ))}
      {state !== 'reading' && others.map((other) => <OtherFileWords key={other.name} file={other} onGo={(place) => goTo(null, place)} />)}
      <Failure error={error} onRetry={reading.again} />
      <Actions reading={reading} onTake={() => void take()} />
    </Stack>
  )
}

function Actions({ reading: { state, views }, onTake }: { readonly reading: Reading; readonly onTake: () => void }): ReactNode {
  const say = useSay()
  const { putAway } = useDroppedFiles()
  const words = takeWords(views)
  const isTaking = state === 'taking'
  if ((state === 'read' || isTaking) && words) {
    return (
      <Row>
        <Button variant="primary" autoFocus pending={isTaking ? say('envelope.in.taking') : undefined} onPress={onTake}>
          {say(words.id, words.values)}
        </Button>
        <Button variant="quiet" isDisabled={isTaking} onPress={putAway}>
          {say('envelope.not-now')}
        </Button>
      </Row>
    )
  }
  return (
    <Row>
      <Button autoFocus={state !== 'reading'} onPress={putAway}>
        {say('kit.close')}
      </Button>
    </Row>
  )
}
