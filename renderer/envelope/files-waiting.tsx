/** Files that were dropped before Chorus is open: it is said that they wait. */
import { type ReactNode, useEffect } from 'react'
import { useToast } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { useDroppedFiles } from './dropped-files.tsx'

/** Nothing to see but a notice. */
export function FilesWaiting(): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { files } = useDroppedFiles()
  const count = files?.length ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once per drop, not whenever the language or the notices change
  useEffect(() => {
    if (count > 0) toast({ words: say('envelope.in.waits') })
  }, [count])
  return null
}
