/** Copying words to the clipboard, with a word that it was done, or what to do instead. */
import { useToast } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** A function that copies `text` and then says `done`. */
export function useCopy(): (text: string, done: string) => Promise<void> {
  const say = useSay()
  const toast = useToast()
  return async (text, done) => {
    const isCopied = await copied(text)
    toast({ words: isCopied ? done : say('host.copy.failed') })
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
