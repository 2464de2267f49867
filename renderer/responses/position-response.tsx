/** What the government answered to a position, beside the text: to the last edition that it answered. SPEC rule RESP-2. */
import type { ReactNode } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { Heading } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { ResponseWords, ResultBadge } from './response-words.tsx'
import styles from './responses.module.css'

/** Nothing where it gave no answer. */
export function PositionResponse({ position }: { readonly position: string }): ReactNode {
  const say = useSay()
  const { value = [] } = useAnswer('responses.list', {})
  const last = value.filter((one) => one.position === position && one.response !== null).at(-1)
  if (!last?.response) return null
  const { response, edition } = last
  return (
    <section className={styles.part}>
      <Heading level={2} className={styles.partTitle}>
        {say('responses.position', { number: edition })}
      </Heading>
      <div className={styles.line}>
        <span>
          <ResultBadge result={response.result} />
        </span>
        <ResponseWords response={response} />
        <span className={styles.soft}>{say('submission.stated', { name: response.by || say('submission.somebody') })}</span>
      </div>
    </section>
  )
}
