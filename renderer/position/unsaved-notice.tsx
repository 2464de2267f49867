/** Offers words to copy that are only in this page, when Chorus has not been reached for a while or the disk has no room for them. */
import { type ReactNode, useEffect, useState } from 'react'
import { useConnectionState } from '../host/host-provider.tsx'
import { Banner } from '../kit/banner.tsx'
import { Button } from '../kit/button.tsx'
import { useSay } from '../messages/say.tsx'
import type { TextSession, TextState } from './text-session.ts'
import { useCopyWords } from './use-copy-words.ts'

/** The open text, and whether everything in it is saved. */
export interface UnsavedNoticeProps {
  readonly session: TextSession | undefined
  readonly text: Pick<TextState, 'isSaved' | 'isFull'>
}

/** A host that is started again is back sooner: nobody needs to be troubled before. */
const PATIENCE_MS = 30_000

/** Nothing while Chorus answers, all is saved, or it was lost just now. */
export function UnsavedNotice({ session, text }: UnsavedNoticeProps): ReactNode {
  const say = useSay()
  const copy = useCopyWords()
  const isLost = useConnectionState() === 'lost'
  const isLate = useLasting(isLost && !text.isSaved, PATIENCE_MS)
  const words = isLate || text.isFull ? (session?.unsavedWords() ?? '') : ''
  if (words === '') return null
  return (
    <Banner
      kind="warning"
      title={say(isLate ? 'position.unsaved.title' : 'position.full.title')}
      actions={
        <Button size="small" onPress={() => copy(words)}>
          {say('position.lost.copy')}
        </Button>
      }
    >
      {say(isLate ? 'position.unsaved.means' : 'position.full.means')}
    </Banner>
  )
}

/** True once something has been so for a while, and still is. */
function useLasting(isSo: boolean, ms: number): boolean {
  const [hasLasted, setLasted] = useState(false)
  useEffect(() => {
    if (!isSo) return undefined
    const timer = setTimeout(() => setLasted(true), ms)
    return () => {
      clearTimeout(timer)
      setLasted(false)
    }
  }, [isSo, ms])
  return isSo && hasLasted
}
