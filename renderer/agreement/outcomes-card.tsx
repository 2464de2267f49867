/** Outcomes that were frozen, with the rule and the answers they were made from. SPEC rule AGREE-3. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Card, Disclosure, Time } from '../kit/index.ts'
import { Note, Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { MarkedLine } from '../sign-ons/marked-line.tsx'
import styles from './agreement.module.css'
import { ResultBadge, ResultWords } from './result-words.tsx'
import { ruleWords } from './rule-words.ts'
import { TextTitle } from './texts-card.tsx'

type Outcome = OutputOf<'agreement.outcomes'>[number]

/** The newest first; where there is none, that. */
export function OutcomesCard(): ReactNode {
  const say = useSay()
  const answer = useAnswer('agreement.outcomes', {})
  return (
    <Card title={say('agreement.outcomes')}>
      <Answered answer={answer} words={say('agreement.loading')}>
        {(outcomes) =>
          outcomes.length === 0 ? (
            <Note>{say('agreement.outcomes.none')}</Note>
          ) : (
            <ul className={styles.list}>
              {outcomes.map((outcome) => (
                <Frozen key={outcome.id} outcome={outcome} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Card>
  )
}

function Frozen({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const say = useSay()
  const { agreement, words, rule, text, at, by, answers } = outcome
  return (
    <li className={styles.line}>
      <Row isSpread>
        <TextTitle about={outcome} />
        <ResultBadge agreement={agreement} />
      </Row>
      <Note isSmall>
        {text.number === null ? text.code : say('sign-ons.text', { number: text.number, code: text.code })} {' · '}
        {by === '' ? say('agreement.frozen') : say('agreement.frozen.by', { name: by })} <Time at={at} form="absolute" />
      </Note>
      <p dir="auto" className={styles.words}>
        {words}
      </p>
      <Disclosure label={say('agreement.inputs')}>
        <p>{ruleWords(say, rule)}</p>
        <p>
          <ResultWords result={outcome} />
        </p>
        <ul className={styles.answers}>
          {answers.map(({ organisation, name, state, decision }) => (
            <MarkedLine key={organisation} cell={{ state, textNumber: null, answer: null }}>
              <bdi>{name || say('sign-ons.no-name')}</bdi>: {say(`agreement.state.${state}`)}
              {decision !== null && ` (${say(`sign-ons.decision.${decision}`)})`}
            </MarkedLine>
          ))}
        </ul>
      </Disclosure>
    </li>
  )
}
