/** Words that could not be taken, whatever was tried: shown until the person has them or lets them go, also after their page was left. */
import { createContext, type ReactNode, use, useCallback, useState } from 'react'
import { AlertDialog } from '../kit/alert-dialog.tsx'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './position.module.css'
import { useCopyWords } from './use-copy-words.ts'

const LostWordsContext = createContext<(words: string) => void>(() => undefined)

/** Gives `useKeepLostWords` to all below it and shows what was given. Stands above everything that opens texts, below the toasts. */
export function LostWordsProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [words, setWords] = useState('')
  const keep = useCallback((more: string) => setWords((before) => [before, more].filter((part) => part !== '').join('\n\n')), [])
  return (
    <LostWordsContext value={keep}>
      {children}
      {words !== '' && <LostWordsDialog words={words} onTaken={() => setWords('')} />}
    </LostWordsContext>
  )
}

/** The function that keeps them. */
export const useKeepLostWords = (): ((words: string) => void) => use(LostWordsContext)

function LostWordsDialog({ words, onTaken }: { readonly words: string; readonly onTaken: () => void }): ReactNode {
  const say = useSay()
  const copy = useCopyWords()
  const [isLeaving, setLeaving] = useState(false)
  const actions = (
    <Button variant="primary" onPress={() => copy(words, onTaken)}>
      {say('position.lost.copy')}
    </Button>
  )
  return (
    <Dialog title={say('position.lost.title')} isOpen onOpenChange={() => setLeaving(true)} actions={actions}>
      <p>{say('position.lost.why')}</p>
      <textarea readOnly dir="auto" aria-label={say('position.lost.words')} className={styles.lost} value={words} rows={8} />
      <AlertDialog
        isOpen={isLeaving}
        onOpenChange={setLeaving}
        title={say('position.lost.leave.title')}
        confirmLabel={say('position.lost.leave')}
        isDangerous
        onConfirm={onTaken}
      >
        {say('position.lost.leave.words')}
      </AlertDialog>
    </Dialog>
  )
}
