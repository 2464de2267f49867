/** The name of the coalition, the others of the profile, and starting or joining a further one. */
import { Lock, Mail, MailOpen, PenLine, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useDroppedFiles } from '../envelope/dropped-files.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { MenuButton } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import type { CoalitionChoice } from './coalition-choice.ts'

/** See the head of this file. */
export function CoalitionMenu({ coalitions, current, onChoose }: CoalitionChoice): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const { give } = useDroppedFiles()
  const { value: profile } = useAnswer('profile.state', {})
  const { run: lock } = useAct('profile.lock')
  const choose = (id: string): void => {
    onChoose(id)
    navigate('/')
  }
  const known = coalitions.map(({ id, name, organisationName }) => ({
    id,
    label: name || say('places.unnamed'),
    description: organisationName,
    isCurrent: id === current.id,
    onAction: () => choose(id),
  }))
  const lockNow = { id: 'lock', label: say('places.lock'), icon: Lock, onAction: () => void lock({}) }
  return (
    <MenuButton
      label={current.name || say('places.unnamed')}
      variant="bare"
      entries={[
        ...known,
        { id: 'take-in', label: say('envelope.in.button'), icon: MailOpen, onAction: () => give([]) },
        { id: 'make', label: say('envelope.out.button'), icon: Send, onAction: () => navigate('/envelope') },
        { id: 'start', label: say('places.start-another'), icon: PenLine, onAction: () => navigate('/start') },
        { id: 'join', label: say('places.join-another'), icon: Mail, onAction: () => navigate('/join') },
        ...(profile?.hasPassphrase ? [lockNow] : []),
      ]}
    />
  )
}
