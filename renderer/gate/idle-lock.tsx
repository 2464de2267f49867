/** Locks the profile when nobody used any of its pages for as long as the settings say. */
import { useEffect } from 'react'
import { useHost } from '../host/host-provider.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { usePreferences } from '../settings/preferences.tsx'

const SIGNS_OF_USE = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
const CHECK_EVERY_MS = 5_000
const TELL_EVERY_MS = 2_000

/** Shows nothing. Where there is no passphrase nothing locks. */
export function IdleLock(): null {
  const { call } = useHost()
  const { settings } = usePreferences()
  const { value: profile } = useAnswer('profile.state', {})
  const minutes = profile?.hasPassphrase ? (settings?.lockAfterMinutes ?? null) : null
  useEffect(() => {
    if (minutes === null) return undefined
    return watchUse(minutes * 60_000, () => void call('profile.lock', {}).catch(() => undefined))
  }, [minutes, call])
  return null
}

/** Calls `idle` once nothing was used for `afterMs`; other pages of this profile count as use. Returns how to stop. */
function watchUse(afterMs: number, idle: () => void): () => void {
  const others = new BroadcastChannel('chorus-use')
  let usedAt = Date.now()
  let toldAt = 0
  const use = (): void => {
    usedAt = Date.now()
    if (usedAt - toldAt < TELL_EVERY_MS) return
    toldAt = usedAt
    others.postMessage('used')
  }
  others.onmessage = () => {
    usedAt = Date.now()
  }
  for (const sign of SIGNS_OF_USE) addEventListener(sign, use, { passive: true })
  const timer = setInterval(() => {
    if (Date.now() - usedAt >= afterMs) idle()
  }, CHECK_EVERY_MS)
  return () => {
    clearInterval(timer)
    others.close()
    for (const sign of SIGNS_OF_USE) removeEventListener(sign, use)
  }
}
