/** How many texts the coalition agrees to, leading to the page that says more. */
import type { ReactNode } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { Link } from '../kit/link.tsx'
import { useSay } from '../messages/say.tsx'

/** Nothing while no text is in force. */
export function AgreementLink(): ReactNode {
  const say = useSay()
  const { value: texts = [] } = useAnswer('agreement.texts', {})
  const count = (agreement: (typeof texts)[number]['agreement']): number => texts.filter((text) => text.agreement === agreement).length
  if (texts.length === 0) return null
  const open = count('undetermined')
  return (
    <Link href="#/sign-ons/agreement">
      {say('agreement.link', { met: count('met'), of: texts.length })}
      {open > 0 && ` · ${say('agreement.link.open', { count: open })}`}
    </Link>
  )
}
