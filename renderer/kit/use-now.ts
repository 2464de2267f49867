/** The time now, for what is said relative to it: it goes on while it is on screen. */
import { useEffect, useState } from 'react'

const REFRESH_MS = 30_000

/** Milliseconds since 1970, by this computer's clock, at most half a minute old. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), REFRESH_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
