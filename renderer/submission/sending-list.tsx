/** How an edition was handed over, to whom, and what came back: as coordinators stated it. SPEC rules SUB-7, SUB-8. */
import { type ReactNode, useState } from 'react'
import { Button, Heading } from '../kit/index.ts'
import { Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { useDay } from '../messages/use-day.ts'
import type { Edition } from './edition-draft.ts'
import { OutcomeDialog } from './outcome-dialog.tsx'
import type { Sending } from './sending-state.ts'
import styles from './submission.module.css'

interface Asked {
  readonly sending: Sending
  readonly result: 'receipt' | 'bounce'
}

/** Nothing while nothing is stated. */
export function SendingList({ edition, isCoordinator }: { readonly edition: Edition; readonly isCoordinator: boolean }): ReactNode {
  const say = useSay()
  const [asked, setAsked] = useState<Asked>()
  if (edition.sendings.length === 0) return null
  return (
    <section className={styles.part}>
      <Heading level={3} className={styles.partTitle}>
        {say('submission.sendings')}
      </Heading>
      <ul className={styles.list}>
        {edition.sendings.map((sending) => (
          <li key={sending.id} className={styles.line}>
            <span className={styles.grow}>
              <SendingWords sending={sending} />
            </span>
            {isCoordinator && sending.outcome?.result !== 'receipt' && (
              <Row>
                <Button size="small" variant="quiet" onPress={() => setAsked({ sending, result: 'receipt' })}>
                  {say('submission.receipt')}
                </Button>
                {!sending.outcome && (
                  <Button size="small" variant="quiet" onPress={() => setAsked({ sending, result: 'bounce' })}>
                    {say('submission.bounce')}
                  </Button>
                )}
              </Row>
            )}
          </li>
        ))}
      </ul>
      {asked && <OutcomeDialog {...asked} onClose={() => setAsked(undefined)} />}
    </section>
  )
}

function SendingWords({ sending: { channel, to, on, by, note, outcome } }: { readonly sending: Sending }): ReactNode {
  const say = useSay()
  const day = useDay()
  const somebody = say('submission.somebody')
  return (
    <>
      <span>{say('submission.sending', { channel: say(`submission.channel.${channel}`), name: to, date: day(on) })}</span>{' '}
      <span className={styles.soft}>
        {say('submission.stated', { name: by || somebody })}
        {note !== '' && ` · ${note}`}
      </span>
      <br />
      {outcome === null ? (
        <span className={styles.soft}>{say('submission.no-receipt')}</span>
      ) : (
        <span>
          {say(`submission.outcome.${outcome.result}`, { date: day(outcome.on) })}
          {outcome.reference !== '' && ` · ${say('submission.reference', { title: outcome.reference })}`}{' '}
          <span className={styles.soft}>
            {say('submission.stated', { name: outcome.by || somebody })}
            {outcome.note !== '' && ` · ${outcome.note}`}
          </span>
        </span>
      )}
    </>
  )
}
