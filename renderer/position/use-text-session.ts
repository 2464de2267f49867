/** The open text of a position for a screen: opened with it, closed with it. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useHost } from '../host/host-provider.tsx'
import { useKeepLostWords } from './lost-words.tsx'
import { NOTHING_HERE, openTextSession, type TextSession, type TextState } from './text-session.ts'

const nothing = (): (() => void) => () => undefined
const opening = (): TextState => NOTHING_HERE

/** The session and its state now. */
export function useTextSession(position: string): { readonly session: TextSession | undefined; readonly text: TextState } {
  const { connection, coalition } = useHost()
  const keepLostWords = useKeepLostWords()
  const [session, setSession] = useState<TextSession>()
  useEffect(() => {
    const opened = openTextSession({ connection, coalition, position, lost: keepLostWords })
    setSession(opened)
    return () => {
      setSession(undefined)
      opened.close()
    }
  }, [connection, coalition, position, keepLostWords])
  const text = useSyncExternalStore(session?.listen ?? nothing, session?.state ?? opening)
  return { session, text }
}
