/** Files that a person gives to Chorus as a whole: dropped anywhere, or chosen; kept until somebody takes them in hand. */
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { useSay } from '../messages/say.tsx'
import styles from './envelope.module.css'

/** See the head of this file. */
export interface DroppedFiles {
  /** What was given and not put away yet; undefined: nothing. An empty list asks for files to be chosen. */
  readonly files: readonly File[] | undefined
  /** Gives files, beside those that are there: parts of one envelope may come one by one. */
  readonly give: (files: readonly File[]) => void
  readonly putAway: () => void
}

const DroppedFilesContext = createContext<DroppedFiles | undefined>(undefined)

/** Hears of drops that no part of the page took for itself; envelopes it takes wherever they land. */
export function DroppedFilesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [files, setFiles] = useState<readonly File[]>()
  const give = useCallback((more: readonly File[]) => setFiles((given) => [...(given ?? []), ...more]), [])
  const putAway = useCallback(() => setFiles(undefined), [])
  const isOver = useDrops(give)
  const value = useMemo(() => ({ files, give, putAway }), [files, give, putAway])
  return (
    <DroppedFilesContext value={value}>
      {children}
      {isOver && <DropHint />}
    </DroppedFilesContext>
  )
}

/** The files given. Throws outside their provider. */
export function useDroppedFiles(): DroppedFiles {
  const value = use(DroppedFilesContext)
  if (!value) throw new Error('no place for files above')
  return value
}

/** Only for the eye of whoever drags: a screen reader has the button. */
function DropHint(): ReactNode {
  const say = useSay()
  return (
    <div aria-hidden="true" className={styles.hint}>
      {say('envelope.in.over')}
    </div>
  )
}

/** Answers whether files are over the page now. */
function useDrops(give: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const enter = ({ dataTransfer }: DragEvent): void => {
      if (dataTransfer?.types.includes('Files')) setOver(true)
    }
    const leave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setOver(false)
    }
    const end = (): void => setOver(false)
    const allow = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    // Before any part of the page: an envelope is one wherever it lands, also on the text or where a table is awaited.
    const takeEnvelopes = (event: DragEvent): void => {
      const dropped = filesOf(event)
      if (dropped.length === 0 || !dropped.every(({ name }) => NEUTRAL_NAME.test(name))) return
      event.preventDefault()
      event.stopPropagation()
      endDrag(event)
      give(dropped)
    }
    // After every part of the page that takes files: what nobody took.
    const takeRest = (event: DragEvent): void => {
      const dropped = filesOf(event)
      if (dropped.length === 0 || isTakenByText(event)) return
      event.preventDefault()
      give(dropped)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', end, true)
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', takeEnvelopes, true)
    window.addEventListener('drop', takeRest)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', end, true)
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', takeEnvelopes, true)
      window.removeEventListener('drop', takeRest)
    }
  }, [give])
  return isOver
}

/** What Chorus calls an envelope; a backup is sealed the same way but has another name. SPEC rule ENV-1. */
const NEUTRAL_NAME = /^envelope-.*\.age$/iu

const filesOf = ({ dataTransfer }: DragEvent): readonly File[] => [...(dataTransfer?.files ?? [])]

/** Pictures dropped on a text are answered there. */
const isTakenByText = (event: DragEvent): boolean => event.defaultPrevented && filesOf(event).some(({ type }) => type.startsWith('image/'))

/** Drop zones that were lit hear that nothing comes. */
function endDrag({ target }: DragEvent): void {
  target?.dispatchEvent(new DragEvent('dragleave', { bubbles: true, dataTransfer: new DataTransfer() }))
}
