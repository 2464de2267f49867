/** How the coalition stands to one position's text, beside it. */
import type { ReactNode } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { Link } from '../kit/link.tsx'
import { Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { ResultBadge, ResultWords } from './result-words.tsx'

/** Nothing while no text of it is in force. */
export function PositionAgreement({ position }: { readonly position: string }): ReactNode {
  const say = useSay()
  const { value: texts = [] } = useAnswer('agreement.texts', {})
  const result = texts.find((text) => text.position === position)
  if (!result) return null
  return (
    <Stack gap="tight">
      <Row>
        <span>{say('agreement.here')}</span> <ResultBadge agreement={result.agreement} />
        <Link href="#/sign-ons/agreement">{say('agreement.more')}</Link>
      </Row>
      <p>
        <ResultWords result={result} notHeard={result.notHeard} />
      </p>
    </Stack>
  )
}
