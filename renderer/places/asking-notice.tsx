/** On every page that does not show the request itself: somebody waits to be let in. It stays until they are answered. */
import type { ReactNode } from 'react'
import { AskingNow } from '../invite/asking-now.tsx'
import { useAsking } from '../members/use-asking.ts'

/** `location` is where one is. */
export function AskingNotice({ location }: { readonly location: string }): ReactNode {
  const isSeen = location === '/' || location === '/members' || location.startsWith('/members/')
  const asking = useAsking()
  return !isSeen && <AskingNow asking={asking} />
}
