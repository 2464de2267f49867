/** Puts words on the clipboard and says what came of it. */
import { useToast } from '../kit/toast.tsx'
import { useSay } from '../messages/say.tsx'

/** Copies; `copied` hears when it worked. */
export function useCopyWords(): (words: string, copied?: () => void) => void {
  const say = useSay()
  const toast = useToast()
  return (words, copied) => {
    navigator.clipboard.writeText(words).then(
      () => {
        toast({ words: say('position.lost.copied') })
        copied?.()
      },
      () => toast({ words: say('position.lost.not-copied') }),
    )
  }
}
