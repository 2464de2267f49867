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
            {isCoordinator && <Asking sending={sending} onAsk={(result) => setAsked({ sending, result })} />}
          </li>
        ))}
      </ul>
      {asked && <OutcomeDialog {...asked} onClose={() => setAsked(undefined)} />}
    </section>
  )
}

/** What a coordinator may state of it. A bounce may turn out to be none. */
function Asking({ sending, onAsk }: { readonly sending: Sending; readonly onAsk: (result: Asked['result']) => void }): ReactNode {
  const say = useSay()
  const words = useSendingWords()
  const results = sending.outcome === null ? (['receipt', 'bounce'] as const) : (['receipt'] as const)
  if (sending.outcome?.result === 'receipt') return null
  return (
    <Row>
      {results.map((result) => (
        <Button
          key={result}
          size="small"
          variant="quiet"
          onPress={() => onAsk(result)}
          aria-label={`${say(`submission.${result}`)} ${words(sending)}`}
        >
          {say(`submission.${result}`)}
        </Button>
      ))}
    </Row>
  )
}

/** "by e-mail to desk@finance.example, 18 Nov". */
function useSendingWords(): (sending: Sending) => string {
  const say = useSay()
  const day = useDay()
  return ({ channel, to, on }) => say('submission.sending', { channel: say(`submission.channel.${channel}`), name: to, date: day(on) })
}

function SendingWords({ sending }: { readonly sending: Sending }): ReactNode {
  const say = useSay()
  const words = useSendingWords()
  const { by, note, outcome } = sending
  const day = useDay()
  const somebody = say('submission.somebody')
  return (
    <>
      <span>{words(sending)}</span>{' '}
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
