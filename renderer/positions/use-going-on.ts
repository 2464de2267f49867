/** Inviting leads away from a text: the way back into the one that was open last. */
import { useLocation } from 'wouter'
import { useHost } from '../host/host-provider.tsx'
import { recall } from '../host/remembered.ts'

/** Opens it with the cursor in it; undefined where none was open on this computer. */
export function useGoingOn(): (() => void) | undefined {
  const { coalition } = useHost()
  const [, navigate] = useLocation()
  const position = recall(`position ${coalition ?? ''}`)
  return position === null ? undefined : () => navigate(`/positions/${position}/first`)
}
