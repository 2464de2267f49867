/** Searching everything with one key: positions, texts, commitments, in one window. */
import { Search } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Icon } from '../kit/icon.tsx'
import { Dialog, KeyHint } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import styles from './search.module.css'
import { SearchPanel } from './search-panel.tsx'

/** The field-like button of the top bar, Ctrl+K (⌘K), and the window they open. */
export function SearchEverywhere(): ReactNode {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button type="button" className={styles.opener} onClick={() => setOpen(true)}>
        <Icon of={Search} size={15} />
        <span className={styles.words}>{say('search.open')}</span>
        <KeyHint keys={['Ctrl', 'K']} />
      </button>
      <Dialog title={say('search.title')} isForReading isOpen={isOpen} onOpenChange={setOpen}>
        {(close) => <SearchPanel onOpened={close} />}
      </Dialog>
    </>
  )
}
