/** Whether nobody writes in a text now: what others have of it is asked about only then. */
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'

/** Others say what they have a moment after a pause, so that a shorter rest says nothing. */
const REST_MS = 5_000

/** False from every change in the text, one's own or another's, and from its opening, until nothing changed for a while. */
export function useIsResting(doc: Y.Doc | undefined): boolean {
  const [isResting, setResting] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const changed = (): void => {
      setResting(false)
      clearTimeout(timer)
      timer = setTimeout(() => setResting(true), REST_MS)
    }
    doc?.on('update', changed)
    // Whoever comes in has just linked: what the others have is under way.
    changed()
    return () => {
      clearTimeout(timer)
      doc?.off('update', changed)
    }
  }, [doc])
  return isResting
}
