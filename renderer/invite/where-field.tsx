/** Where the invited organisation is: it decides whether a code is read out or a message goes. */
import type { ReactNode } from 'react'
import { RadioGroup } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** In reach of eye, voice or this network; or not. */
export type Where = 'here' | 'elsewhere'

/** What is chosen; null before that. */
export interface WhereFieldProps {
  readonly where: Where | null
  readonly onChange: (where: Where) => void
  /** Choosing the same room opens this computer when the form is sent: said before it is chosen. */
  readonly isOpening: boolean
  /** Asked of another computer of one's own. */
  readonly isOwnComputer?: true | undefined
}

/** See the head of this file. */
export function WhereField({ where, onChange, isOpening, isOwnComputer }: WhereFieldProps): ReactNode {
  const say = useSay()
  const here = say(isOpening ? 'invite.where.here.hint.opens' : 'invite.where.here.hint')
  return (
    <RadioGroup<Where>
      label={say(isOwnComputer ? 'computers.invite.where' : 'invite.where')}
      variant="cards"
      value={where}
      onChange={onChange}
      options={[
        { id: 'here', label: say('invite.where.here'), description: here },
        { id: 'elsewhere', label: say('invite.where.elsewhere'), description: say('invite.where.elsewhere.hint') },
      ]}
    />
  )
}
