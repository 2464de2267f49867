/** The window's title, with how many people wait in front of it: seen also while another window is in front. */
import { createContext, type ReactNode, use, useEffect } from 'react'

const WaitingContext = createContext(0)

/** For everything below it; nothing is counted without it. */
export function WaitingInTitle({ count, children }: { readonly count: number; readonly children: ReactNode }): ReactNode {
  return <WaitingContext value={count}>{children}</WaitingContext>
}

/** Names the window `words · Chorus`, "(1)" before it while one waits. */
export function useWindowTitle(words: string): void {
  const count = use(WaitingContext)
  useEffect(() => {
    const title = words === 'Chorus' ? words : `${words} · Chorus`
    document.title = count > 0 ? `(${count}) ${title}` : title
  }, [words, count])
}
