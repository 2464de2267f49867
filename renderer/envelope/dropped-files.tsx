/** Files that a person gives to Chorus as a whole: dropped anywhere, or chosen; kept until somebody takes them in hand. */
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'

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
  useDrops(give)
  const value = useMemo(() => ({ files, give, putAway }), [files, give, putAway])
  return <DroppedFilesContext value={value}>{children}</DroppedFilesContext>
}

/** The files given. Throws outside their provider. */
export function useDroppedFiles(): DroppedFiles {
  const value = use(DroppedFilesContext)
  if (!value) throw new Error('no place for files above')
  return value
}

function useDrops(give: (files: readonly File[]) => void): void {
  useEffect(() => {
    const allow = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    // Before any part of the page: an envelope is one wherever it lands, also on the text or where a table is awaited.
    const takeEnvelopes = (event: DragEvent): void => {
      const dropped = filesOf(event)
      if (dropped.length === 0 || !dropped.every(({ name }) => /\.age$/iu.test(name))) return
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
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', takeEnvelopes, true)
    window.addEventListener('drop', takeRest)
    return () => {
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', takeEnvelopes, true)
      window.removeEventListener('drop', takeRest)
    }
  }, [give])
}

const filesOf = ({ dataTransfer }: DragEvent): readonly File[] => [...(dataTransfer?.files ?? [])]

/** Pictures dropped on a text are answered there. */
const isTakenByText = (event: DragEvent): boolean => event.defaultPrevented && filesOf(event).some(({ type }) => type.startsWith('image/'))

/** Drop zones that were lit hear that nothing comes. */
function endDrag({ target }: DragEvent): void {
  target?.dispatchEvent(new DragEvent('dragleave', { bubbles: true, dataTransfer: new DataTransfer() }))
}
