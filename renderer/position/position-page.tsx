/** The page of one position: its facts, its text, and beside it the commitment and the remarks. */
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { isAppError } from '../../shared/errors.ts'
import { AnnouncedNotes } from '../agreement/announced-notes.tsx'
import { bringBack } from '../editor/bring-back.ts'
import type { OpenEditor } from '../editor/open-editor.ts'
import { useWordCount } from '../editor/use-word-count.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button } from '../kit/button.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { Page } from '../kit/page.tsx'
import { Skeleton } from '../kit/skeleton.tsx'
import { useWindowTitle } from '../kit/window-title.tsx'
import { InFrame } from '../layout/frame-slots.tsx'
import { SplitView } from '../layout/split-view.tsx'
import { useIsNarrow } from '../layout/use-is-narrow.ts'
import { useSay } from '../messages/say.tsx'
import type { Remark } from '../remarks/remark-order.ts'
import { UnsentWords } from '../remarks/unsent-words.tsx'
import { useAnswering } from '../sign-ons/use-answering.tsx'
import { useBoardSheet } from '../sign-ons/use-board-sheet.ts'
import { isClosedStage } from '../stage/stages.ts'
import { useStageMoves } from '../stage/use-stage-moves.tsx'
import { ClosedArea } from '../texts/closed-area.tsx'
import { NarrowBar } from './narrow-bar.tsx'
import styles from './position.module.css'
import { NarrowHead, PositionHeader } from './position-header.tsx'
import { type PanelTab, SidePanel, type SidePanelProps } from './side-panel.tsx'
import { StateLine } from './state-line.tsx'
import { useClosedTexts } from './use-closed-texts.ts'
import { type PositionFacts, usePosition } from './use-position.ts'
import { usePresence } from './use-presence.ts'
import { useRemarks } from './use-remarks.ts'
import { useRights } from './use-rights.ts'
import { useTextSession } from './use-text-session.ts'
import { WritingArea } from './writing-area.tsx'

/** Which position; `takesFocus` puts the cursor into its text. */
export interface PositionPageProps {
  readonly id: string
  readonly takesFocus?: boolean
  /** What is shown beside the text from now on, where there is room. */
  readonly beside?: PanelTab | undefined
  /** What stands in the window's title before " · Chorus"; the position's title without it. */
  readonly windowTitle?: string
}

/** See the head of this file. It fills the frame's state line and narrow top bar by itself. */
export function PositionPage({ id, takesFocus = false, beside, windowTitle }: PositionPageProps): ReactNode {
  const say = useSay()
  const { position, error, askAgain, change } = usePosition(id)
  if (position) {
    return (
      <UnsentWords key={id}>
        <OpenPosition
          position={position}
          takesFocus={takesFocus}
          beside={beside}
          windowTitle={windowTitle ?? (position.title || say('position.untitled'))}
          onChange={change}
          onChanged={askAgain}
        />
      </UnsentWords>
    )
  }
  if (error) return <NotShown error={error} onAgain={askAgain} />
  return (
    <div className={styles.opening}>
      <Skeleton lines={5}>{say('position.opening')}</Skeleton>
    </div>
  )
}

function NotShown({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }): ReactNode {
  const say = useSay()
  return (
    <Page title={say('positions.title')} width="text">
      {isAppError(error, 'not-found') ? (
        <EmptyState picture="page" action={<Button onPress={onAgain}>{say('position.again')}</Button>}>
          {say('position.not-here')}
        </EmptyState>
      ) : (
        <Failure error={error} onRetry={onAgain} />
      )}
    </Page>
  )
}

const NO_REMARKS: readonly Remark[] = []

interface OpenPositionProps {
  readonly position: PositionFacts
  readonly takesFocus: boolean
  readonly beside: PanelTab | undefined
  readonly windowTitle: string
  readonly onChange: ReturnType<typeof usePosition>['change']
  readonly onChanged: () => void
}

function OpenPosition({ position, takesFocus, beside, windowTitle, onChange, onChanged }: OpenPositionProps): ReactNode {
  const say = useSay()
  const isNarrow = useIsNarrow()
  const { session, text } = useTextSession(position.id)
  const [opened, setOpened] = useState<OpenEditor>()
  const panel = usePanel(beside)
  const here = usePresence(session, opened)
  const words = useWordCount(text.doc)
  const textWords = words ?? position.words
  const rights = useRights(position)
  const remarks = useRemarks(position.id, opened, () => panel.show('remarks'))
  const moves = useStageMoves({ position, mayMove: rights.isCoordinator, remarks: remarks.remarks ?? NO_REMARKS, onRemark: remarks.pick })
  const closed = useClosedTexts(position, !moves.mayMove)
  const answering = useAnswering(position.id)
  const saveSheet = useBoardSheet()
  const { run: runShare } = useAct('position.share')
  const share = (): void => void runShare({ id: position.id }).then(onChanged)
  useWindowTitle(windowTitle)
  const head = { position, words: textWords, isEditable: rights.mayChange, here, moves, onChange }
  // In an empty text there is nothing to close, and its first reader takes it for closing the window.
  const closeText = moves.mayMove && textWords > 0 && !isClosedStage(position.stage) ? moves.close : undefined
  const Head = isNarrow ? NarrowHead : PositionHeader
  return (
    <div className={styles.page}>
      <InFrame place="state">
        <StateLine
          position={position}
          text={text}
          words={closed.inForce ? undefined : words}
          onChanged={onChanged}
          onCloseText={closeText}
        />
      </InFrame>
      {isNarrow && (
        <InFrame place="narrowBar">
          <NarrowBar
            position={position}
            words={textWords}
            openRemarks={remarks.openCount}
            moves={moves}
            onOpen={panel.show}
            onChange={onChange}
          />
        </InFrame>
      )}
      <SplitView
        panelTitle={say('position.panel')}
        panel={
          <SidePanel
            {...rights}
            position={position}
            remarks={remarks}
            texts={closed.list}
            onBringBack={bringingBack(opened, [!closed.inForce, text.mayWrite, rights.mayChange])}
            tab={panel.tab}
            onTab={panel.setTab}
            onChange={onChange}
          />
        }
        isPanelOpen={panel.isOpen}
        onPanelOpenChange={panel.setOpen}
      >
        <div className={styles.main}>
          <Head {...head} />
          {closed.inForce && closed.list && (
            <ClosedArea
              list={closed.list}
              onShare={position.access.hasUnshared ? share : undefined}
              onReopen={moves.mayMove ? moves.reopen : undefined}
              onAnswer={answering.begin}
              answered={answering.answered}
              onSheet={(text) => saveSheet([text])}
              signOn={moves.signOn}
              hasEnded={position.stage === 'endorsement_closed'}
              announced={answering.matrix && <AnnouncedNotes matrix={answering.matrix} position={position.id} />}
            />
          )}
          {!closed.inForce && !closed.isOpening && (
            <WritingArea
              position={position}
              text={text}
              session={session}
              opened={opened}
              onOpen={setOpened}
              remarks={remarks}
              rights={rights}
              takesFocus={takesFocus}
              onChange={onChange}
            />
          )}
          {moves.dialog}
          {answering.dialog}
        </div>
      </SplitView>
    </div>
  )
}

/** Only where everything allows writing. */
const bringingBack = (opened: OpenEditor | undefined, allows: readonly boolean[]): SidePanelProps['onBringBack'] =>
  opened && allows.every(Boolean) ? (content) => bringBack(opened.editor, content) : undefined

interface Panel {
  readonly tab: PanelTab
  readonly setTab: (tab: PanelTab) => void
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
  /** Brings a tab on screen; in narrow windows the drawer opens. */
  readonly show: (tab: PanelTab) => void
}

function usePanel(first: PanelTab = 'commitment'): Panel {
  const [tab, setTab] = useState<PanelTab>(first)
  useEffect(() => setTab(first), [first])
  const [isOpen, setOpen] = useState(false)
  const show = useCallback((shown: PanelTab) => {
    setTab(shown)
    setOpen(true)
  }, [])
  return { tab, setTab, isOpen, setOpen, show }
}
