/** Opening this computer to members while an invitation is made for somebody in the same room. */
import { useAct, useAnswer } from '../host/use-answer.ts'
import { usePreferences } from '../settings/preferences.tsx'

/** What follows of how this computer is reached now. */
export interface Door {
  /** It is shut, nobody would be found nearby either, and no careful mode asks for a decision of its own. */
  readonly isToOpen: boolean
  /** Resolves when it is open, or could not be opened: then the step that asks for it says why. */
  readonly open: () => Promise<unknown>
}

/** See the head of this file. */
export function useDoor(): Door {
  const { value: network } = useAnswer('network', {})
  const { isCareful } = usePreferences()
  const { run } = useAct('network.reachable')
  const isToOpen = network !== undefined && !network.isReachable && !network.lan.isOn && !isCareful
  return { isToOpen, open: () => run({ on: true }) }
}
