/** The tools row and the text below it. */
import { type ReactNode, type RefObject, useMemo, useRef, useState } from 'react'
import { EditorToolbar } from '../editor/editor-toolbar.tsx'
import { HelpSheet } from '../editor/help-sheet.tsx'
import type { PageDeeds } from '../editor/keys.ts'
import type { OpenEditor } from '../editor/open-editor.ts'
import { TextEditor } from '../editor/text-editor.tsx'
import { Failure } from '../host/failure.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Banner } from '../kit/banner.tsx'
import { Skeleton } from '../kit/skeleton.tsx'
import { useSay } from '../messages/say.tsx'
import { SinceLook } from '../texts/since-look.tsx'
import { LeadWriters } from './lead-writers.tsx'
import { MissingNotice } from './missing-notice.tsx'
import styles from './position.module.css'
import type { TextSession, TextState } from './text-session.ts'
import { UnsavedNotice } from './unsaved-notice.tsx'
import type { PositionChange, PositionFacts } from './use-position.ts'
import type { TextRemarks } from './use-remarks.ts'
import type { Rights } from './use-rights.ts'
import { WriteNotice } from './write-notice.tsx'

/** The text, the editor on it, and what the tools do beyond it. */
export interface WritingAreaProps {
  readonly position: PositionFacts
  readonly text: TextState
  readonly session: TextSession | undefined
  readonly opened: OpenEditor | undefined
  readonly onOpen: (editor: OpenEditor | undefined) => void
  readonly remarks: TextRemarks
  readonly rights: Rights
  readonly takesFocus: boolean
  readonly onChange: (change: PositionChange) => Promise<boolean>
}

/** See the head of this file. */
export function WritingArea(props: WritingAreaProps): ReactNode {
  const { position, text, session, opened, onOpen, remarks, rights, takesFocus, onChange } = props
  const say = useSay()
  const tools = useRef<HTMLDivElement>(null)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const pageDeeds = usePageDeeds(remarks.begin, () => setHelpOpen(true), tools)
  const leadNames = useLeadNames(position)
  return (
    <>
      <div className={styles.tools} ref={tools}>
        {opened && <EditorToolbar editor={opened.editor} onRemark={remarks.begin} onHelp={() => setHelpOpen(true)} />}
        <span className={styles.toolsEnd}>
          <LeadWriters
            position={position}
            isEditable={rights.mayChange || rights.isCoordinator}
            isCoordinator={rights.isCoordinator}
            onChange={onChange}
          />
        </span>
      </div>
      <div className={styles.text}>
        <UnsavedNotice session={session} text={text} />
        <MissingNotice position={position} isCoordinator={rights.isCoordinator} />
        {text.doc && <SinceLook position={position.id} />}
        {position.leftOut > 0 && (
          <Banner kind="warning" title={say('position.left-out')}>
            {say('position.left-out.means')}
          </Banner>
        )}
        <WriteNotice position={position} isNewer={text.isNewer} leadNames={leadNames} />
        {text.doc ? (
          <TextEditor
            doc={text.doc}
            isEditable={text.mayWrite && rights.mayChange}
            title={position.title || say('position.untitled')}
            takesFocus={takesFocus}
            onOpen={onOpen}
            onPickHighlight={remarks.pick}
            onLoss={() => session?.markNewer()}
            pageDeeds={pageDeeds}
          />
        ) : (
          <div className={styles.opening}>
            {text.error ? (
              <Failure error={text.error} {...(session && { onRetry: session.retry })} />
            ) : (
              <Skeleton lines={6}>{say('position.text.opening')}</Skeleton>
            )}
          </div>
        )}
      </div>
      <HelpSheet isOpen={isHelpOpen} onOpenChange={setHelpOpen} />
    </>
  )
}

function useLeadNames({ leadWriters }: PositionFacts): readonly string[] {
  const { value: members = [] } = useAnswer('members', {})
  return members.filter(({ id }) => leadWriters.includes(id)).map(({ name }) => name)
}

/** The editor keeps them for its life, so they must not change. */
function usePageDeeds(begin: () => void, help: () => void, tools: RefObject<HTMLDivElement | null>): PageDeeds {
  const onRemark = useRef(begin)
  const onHelp = useRef(help)
  onRemark.current = begin
  onHelp.current = help
  return useMemo(
    () => ({
      onRemark: () => onRemark.current(),
      onHelp: () => onHelp.current(),
      onTools: () => tools.current?.querySelector<HTMLElement>('[role="toolbar"] button:not([disabled])')?.focus(),
    }),
    [tools],
  )
}
