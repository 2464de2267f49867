/** Gives a person the sheet for their board as a file to print or to send. */
import { useIntl } from 'react-intl'
import { base64ToBytes, saveFile } from '../host/file-bytes.ts'
import { useAct } from '../host/use-answer.ts'
import { useToast } from '../kit/toast.tsx'
import { languageFor } from '../messages/language.ts'
import { useSay } from '../messages/say.tsx'

/** A function that saves it for these closed texts, by their hashes, and says so. */
export function useBoardSheet(): (texts: readonly string[]) => void {
  const say = useSay()
  const toast = useToast()
  const { locale } = useIntl()
  const { run } = useAct('board-sheet')
  return (texts) => {
    void run({ texts: [...texts], language: languageFor([locale]) }).then((made) => {
      if (made) saveFile(made.name, base64ToBytes(made.file), 'text/html')
      toast({ words: say(made ? 'sign-ons.sheet.saved' : 'sign-ons.sheet.failed') })
    })
  }
}
