/** What of an edition went out under the name of the reader's organisation, and with which exception. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Heading } from '../kit/heading.tsx'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './submission.module.css'

type Answer = OutputOf<'submission.mine'>[number]['answers'][number]

/** See the head of this file. */
export function UnderYourName({ answers }: { readonly answers: readonly Answer[] }): ReactNode {
  const say = useSay()
  return (
    <section className={styles.part}>
      <Heading level={3} className={styles.partTitle}>
        {say('submission.mine')}
      </Heading>
      {answers.length === 0 ? (
        <Note>{say('submission.mine.none')}</Note>
      ) : (
        <ul className={styles.list}>
          {answers.map((answer) => (
            <li key={answer.text.position} className={styles.line}>
              <bdi>{say('home.position', { number: answer.text.number, title: answer.text.title })}</bdi>
              <span className={styles.soft}>{howWords(say, answer)}</span>
              {answer.exception !== '' && <span className={styles.soft}>{say('sign-ons.cell.except', { quote: answer.exception })}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function howWords(say: ReturnType<typeof useSay>, { basis, earlierText, text }: Answer): string {
  if (earlierText !== null) return say('submission.mine.earlier', { number: earlierText })
  if (basis === 'explicit') return say('sign-ons.cell.signed', { number: text.textNumber })
  return say(basis === 'recorded' ? 'submission.mine.recorded' : 'submission.mine.silent', { number: text.textNumber })
}
