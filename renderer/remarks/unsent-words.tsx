/** Words of remarks and answers that were begun and not sent: they outlive the form, whose panel is made anew when the window's width changes. */
import { createContext, type ReactNode, use, useState } from 'react'

type Kept = Map<string, string>

const KeptContext = createContext<Kept | undefined>(undefined)

/** Keeps them for everything below it, as long as it is on screen. */
export function UnsentWords({ children }: { readonly children: ReactNode }): ReactNode {
  const [kept] = useState<Kept>(() => new Map())
  return <KeptContext value={kept}>{children}</KeptContext>
}

/** A form's words as state, begun with what was kept under `name`, otherwise with `initial`; `forget` once they are sent or given up. */
export function useUnsentWords(
  name: string,
  initial: string,
): { readonly words: string; readonly setWords: (words: string) => void; readonly forget: () => void } {
  const kept = use(KeptContext)
  const [words, setState] = useState(() => kept?.get(name) ?? initial)
  const setWords = (next: string): void => {
    kept?.set(name, next)
    setState(next)
  }
  return { words, setWords, forget: () => void kept?.delete(name) }
}
