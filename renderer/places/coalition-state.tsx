/** The state line of pages without a text: what is known of where this coalition's texts are. */
import type { ReactNode } from 'react'
import { BringingState } from '../bringing/bringing-state.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Link } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** Says only what is known: saved here; whether anybody else is a member at all. */
export function CoalitionState(): ReactNode {
  const say = useSay()
  const { value: coalition } = useAnswer('coalition.show', {})
  if (!coalition) return null
  const isAlone = coalition.organisations <= 1
  return (
    <>
      <span>{say('places.saved')}</span>
      <span aria-hidden="true">·</span>
      {isAlone ? (
        <>
          <strong>{say('places.only-here')}</strong>
          <Link href="#/members/invite">{say('members.invite')}</Link>
        </>
      ) : (
        <Link href="#/connection" isQuiet>
          {say('places.organisations', { count: coalition.organisations })}
        </Link>
      )}
      <BringingState />
    </>
  )
}
