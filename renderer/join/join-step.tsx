/** An invitation comes in: pasted, dropped or typed; what it says is confirmed before anybody is contacted. */
import { type ReactNode, useState } from 'react'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'
import { LanguageLinks } from '../settings/language-links.tsx'
import { AlreadyIn } from './already-in.tsx'
import { ConfirmInvitation } from './confirm-invitation.tsx'
import { ReadInvitation } from './read-invitation.tsx'
import type { ReadableInvitation } from './readable-invitation.ts'

/** Where it leads: back, or into a coalition that is here already. */
export interface JoinStepProps {
  readonly onBack: () => void
  readonly onOpen: (coalition: string) => void
}

/** See the head of this file. Once asked, the waiting room takes over. */
export function JoinStep({ onBack, onOpen }: JoinStepProps): ReactNode {
  const say = useSay()
  const [invitation, setInvitation] = useState<ReadableInvitation>()
  const forget = (): void => setInvitation(undefined)
  const here = invitation?.alreadyIn
  if (here) return <AlreadyIn coalition={here.name} onOpen={() => onOpen(here.id)} onOther={forget} />
  if (invitation) return <ConfirmInvitation invitation={invitation} onNotUs={forget} />
  return (
    <Stage title={say('join.title')} corner={<LanguageLinks />} lead={say('join.lead')}>
      <ReadInvitation onRead={setInvitation} onBack={onBack} />
    </Stage>
  )
}
