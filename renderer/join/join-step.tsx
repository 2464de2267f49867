/** An invitation comes in: pasted, dropped or typed; what it says is confirmed before anybody is contacted. */
import { type ReactNode, useState } from 'react'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'
import { LanguageLinks } from '../settings/language-links.tsx'
import { ConfirmInvitation } from './confirm-invitation.tsx'
import { ReadInvitation } from './read-invitation.tsx'
import type { ReadableInvitation } from './readable-invitation.ts'

/** See the head of this file. Once asked, the waiting room takes over. */
export function JoinStep({ onBack }: { readonly onBack: () => void }): ReactNode {
  const say = useSay()
  const [invitation, setInvitation] = useState<ReadableInvitation>()
  if (invitation) return <ConfirmInvitation invitation={invitation} onNotUs={() => setInvitation(undefined)} />
  return (
    <Stage title={say('join.title')} corner={<LanguageLinks />} lead={say('join.lead')}>
      <ReadInvitation onRead={setInvitation} onBack={onBack} />
    </Stage>
  )
}
