/** Small things a page remembers on this computer only: never names, never texts. */
import { useCallback, useState } from 'react'

/** What is remembered. */
export type RememberedName = 'language' | 'theme' | 'coalition' | `position ${string}` | `travel ${string}`

const PREFIX = 'chorus.'

/** What was remembered, or null. A browser that keeps nothing remembers nothing. */
export function recall(name: RememberedName): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

/** Remembers; null forgets. */
export function remember(name: RememberedName, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name)
    else localStorage.setItem(PREFIX + name, value)
  } catch {
    // Without storage the page only forgets a preference.
  }
}

/** Forgets everything, as after erasing. */
export function forgetAll(): void {
  try {
    localStorage.clear()
  } catch {
    // What cannot be stored cannot be left over.
  }
}

/** A remembered value as state. */
export function useRemembered(name: RememberedName): readonly [string | null, (value: string | null) => void] {
  const [value, setValue] = useState(() => recall(name))
  const set = useCallback(
    (next: string | null) => {
      remember(name, next)
      setValue(next)
    },
    [name],
  )
  return [value, set]
}
