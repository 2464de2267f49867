/** Files that came by any way: what they would add in plain words, then taking them in. Nothing is taken before the press. */
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { Failure } from '../host/failure.tsx'
import { useHost } from '../host/host-provider.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Banner, Button, Dialog, DropZone, ProgressBar, VisuallyHidden } from '../kit/index.ts'
import { Note, Stack } from '../layout/stack.tsx'
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
  const { files } = useDroppedFiles()
  if (!files) return null
  return files.length === 0 ? <ChooseFiles /> : <GivenFiles {...props} files={files} />
}

function ChooseFiles(): ReactNode {
  const say = useSay()
  const { give, putAway } = useDroppedFiles()
  return (
    <Dialog title={say('envelope.in.title')} isOpen onOpenChange={putAway}>
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
    </Dialog>
  )
}

function GivenFiles({ files, ...rest }: TakeInDialogProps & { readonly files: readonly File[] }): ReactNode {
  const say = useSay()
  const { putAway } = useDroppedFiles()
  const goTo = useGoing(rest.onChoose)
  const reading = useReading(files)
  const take = useTaking(reading, goTo)
  return (
    <Dialog
      title={say('envelope.in.title')}
      isOpen
      onOpenChange={putAway}
      actions={<Actions key={reading.state} reading={reading} onTake={() => void take()} />}
    >
      <Content reading={reading} isNamed={rest.current === undefined} onGo={goTo} />
    </Dialog>
  )
}

interface ContentProps {
  readonly reading: Reading
  readonly isNamed: boolean
  readonly onGo: (coalition: string | null, place: string) => void
}

/** What can be taken stands before what cannot. */
function Content({ reading, isNamed, onGo }: ContentProps): ReactNode {
  const say = useSay()
  const { state, views, names, others, error, again } = reading
  const { value: coalitions = [] } = useAnswer('coalition.list', {})
  const isRead = state === 'read' || state === 'taken'
  const sorted = [...views].sort((a, b) => Number(a.refused !== null) - Number(b.refused !== null))
  return (
    <Stack>
      {state === 'reading' && <ProgressBar label={say('envelope.in.reading')} />}
      {state === 'taking' && <ProgressBar label={say('envelope.in.taking')} />}
      {state === 'too-much' && <Banner kind="error" title={say('envelope.in.too-much')} />}
      {isRead &&
        sorted.map((view) => (
          <EnvelopeCard
            key={view.files.join(' ')}
            view={view}
            names={view.files.map((file) => names[file] ?? '')}
            isNamed={isNamed || coalitions.length > 1}
            onGo={onGo}
          />
        ))}
      {isRead && others.map((other) => <OtherFileWords key={other.name} file={other} onGo={(place) => onGo(null, place)} />)}
      <Failure error={error} onRetry={again} />
    </Stack>
  )
}

/** Leads to a place of a coalition and puts the files away. */
function useGoing(onChoose: (coalition: string) => void): ContentProps['onGo'] {
  const [, navigate] = useLocation()
  const { putAway } = useDroppedFiles()
  return (coalition, place) => {
    if (coalition !== null) onChoose(coalition)
    putAway()
    navigate(place)
  }
}

/** Takes in; whoever was let in is led inside by the gate, and a coordinator, or whoever's other computer asks, to the request that came. */
function useTaking(reading: Reading, goTo: ContentProps['onGo']): () => Promise<void> {
  const { connection } = useHost()
  const { putAway } = useDroppedFiles()
  return async () => {
    const taken = (await reading.take())?.filter((view) => view.taken) ?? []
    if (taken.some(({ letsIn }) => letsIn)) return putAway()
    const coalition = taken[0]?.coalition ?? null
    if (coalition === null || !taken.every(({ request }) => request)) return
    if (taken.some(({ request }) => request?.isMyComputer)) return goTo(coalition, '/members')
    const answer = await connection.client()?.callIn(coalition)('coalition.show', {})
    if (answer?.me?.roles.includes('coordinator')) goTo(coalition, '/members')
  }
}

function Actions({ reading: { state, views }, onTake }: { readonly reading: Reading; readonly onTake: () => void }): ReactNode {
  const say = useSay()
  const { putAway } = useDroppedFiles()
  const words = takeWords(views)
  const isTaking = state === 'taking'
  if ((state === 'read' || isTaking) && words) {
    return (
      <>
        <Button variant="quiet" isDisabled={isTaking} onPress={putAway}>
          {say('envelope.not-now')}
        </Button>
        <Button variant="primary" autoFocus={!isTaking} pending={isTaking ? say('envelope.in.taking') : undefined} onPress={onTake}>
          {say(words.id, words.values)}
        </Button>
      </>
    )
  }
  return (
    <>
      <span role="status">{state === 'taken' && <VisuallyHidden>{say('envelope.taken')}</VisuallyHidden>}</span>
      <Button autoFocus={state !== 'reading'} onPress={putAway}>
        {say('kit.close')}
      </Button>
    </>
  )
}
