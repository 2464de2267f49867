/** Copying words to the clipboard, with a word that it was done, or what to do instead. */
import { useToast } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** A function that copies `text` and then says `done`, where it is not said in another way; false where it could not, which it says. */
export function useCopy(): (text: string, done?: string) => Promise<boolean> {
  const say = useSay()
  const toast = useToast()
  return async (text, done) => {
    const isCopied = await copied(text)
    const words = isCopied ? done : say('host.copy.failed')
    if (words !== undefined) toast({ words })
    return isCopied
  }
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
