/** What is typed while a text is still on its way to the screen, where writing was promised: it waits for the editor. */
import { createContext, type ReactNode, use, useEffect, useMemo, useRef } from 'react'

/** Ends the waiting; answers what was typed until then. */
export type TakeFirstKeys = () => string

const TakeContext = createContext<TakeFirstKeys>(() => '')

/** Hears keys from now on until they are taken, where nothing else has the focus. Without `listens` nothing is heard. */
export function FirstKeys({ listens, children }: { readonly listens: boolean; readonly children: ReactNode }): ReactNode {
  const typed = useRef('')
  const isOver = useRef(!listens)
  const take = useMemo(
    (): TakeFirstKeys => () => {
      isOver.current = true
      const words = typed.current
      typed.current = ''
      return words
    },
    [],
  )
  useEffect(() => {
    if (!listens) return undefined
    const hear = (event: KeyboardEvent): void => {
      const next = isOver.current || !isForNobody(event) ? undefined : typedAfter(typed.current, event.key)
      if (next === undefined) return
      event.preventDefault()
      typed.current = next
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [listens])
  return <TakeContext value={take}>{children}</TakeContext>
}

/** For what puts the cursor into the text. */
export const useFirstKeys = (): TakeFirstKeys => use(TakeContext)

function isForNobody({ ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && !isComposing && (document.activeElement?.matches('body, main, h1') ?? true)
}

/** Letters and spaces, and taking the last one back; undefined for every other key. */
function typedAfter(words: string, key: string): string | undefined {
  if (key === 'Backspace') return words.slice(0, -1)
  return [...key].length === 1 ? words + key : undefined
}
