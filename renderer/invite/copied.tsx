/** The message of an invitation was copied: what happens next, and the way back into the text meanwhile. */
import type { ReactNode } from 'react'
import { Banner, Button } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { useGoingOn } from '../positions/use-going-on.ts'

/** What follows. */
export interface CopiedProps {
  /** Going on writing is what comes next: nobody asks to be let in yet. */
  readonly isNext: boolean
  /** Closes what stands over the page. */
  readonly onGone: () => void
}

/** It stays as long as the invitation is open. */
export function Copied({ isNext, onGone }: CopiedProps): ReactNode {
  const say = useSay()
  const goOn = useGoingOn()
  const write = (): void => {
    onGone()
    goOn?.()
  }
  return (
    <Banner
      kind="good"
      title={say('invite.copied')}
      actions={
        goOn && (
          <Button variant={isNext ? 'primary' : 'secondary'} onPress={write}>
            {say('members.request.write')}
          </Button>
        )
      }
    />
  )
}
