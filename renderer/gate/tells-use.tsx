/** Tells the host that somebody is using the page, so that it does not lock under a person's hands. */
import { useEffect } from 'react'
import { useHost } from '../host/host-provider.tsx'

const SIGNS_OF_USE = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
/** Locking takes minutes: telling more often says nothing more. */
const TELL_EVERY_MS = 20_000

/** Shows nothing. */
export function TellsUse(): null {
  const { call } = useHost()
  useEffect(() => {
    let toldAt = 0
    const tell = (): void => {
      if (Date.now() - toldAt < TELL_EVERY_MS) return
      toldAt = Date.now()
      void call('profile.touch', {}).catch(() => undefined)
    }
    for (const sign of SIGNS_OF_USE) addEventListener(sign, tell, { passive: true })
    return () => {
      for (const sign of SIGNS_OF_USE) removeEventListener(sign, tell)
    }
  }, [call])
  return null
}
