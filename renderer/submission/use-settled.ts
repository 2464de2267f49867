/** A value once it has stopped changing: what is dear to ask about is not asked with every key. */
import { useEffect, useState } from 'react'

/** The value as it was `pauseMs` ago at the latest; compared by its JSON. */
export function useSettled<T>(value: T, pauseMs: number): T {
  const [settled, setSettled] = useState(value)
  const written = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(written) as T), pauseMs)
    return () => clearTimeout(timer)
  }, [written, pauseMs])
  return settled
}
