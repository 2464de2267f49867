/** A text that changed since one's own signature: only what changed, and one press for each of the three answers. SPEC rule SIGN-5. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { Button } from '../kit/button.tsx'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { todayHere } from '../messages/today.ts'
import { SubjectWords } from './answer-card.tsx'
import { CHANGED_CHOICES, type ChangedChoice, changedDraft, isReady, mandateBefore, missingIn } from './answer-drafts.ts'
import { MandateFields } from './mandate-fields.tsx'
import type { AnswerSubject } from './matrix.ts'
import { PassphraseField } from './passphrase-field.tsx'
import styles from './sign-ons.module.css'
import { useSigning } from './use-signing.ts'

/** The text; `onOthers` leads to every answer there is. */
export interface ChangedFormProps {
  readonly subject: AnswerSubject
  readonly organisation: string
  readonly onOthers: () => void
  readonly onClose: () => void
}

const LABELS = {
  yes: 'sign-ons.choice.extend',
  'keep-earlier': 'sign-ons.choice.keep-earlier',
  object: 'sign-ons.choice.object',
} as const

/** Who decided stands in it already, as it was the last time, on this day: whoever answers looks at it and changes it where it is another. */
export function ChangedForm({ subject, organisation, onOthers, onClose }: ChangedFormProps): ReactNode {
  const say = useSay()
  const [mandate, setMandate] = useState(() => mandateBefore(subject, todayHere()))
  const [passphrase, setPassphrase] = useState('')
  const [isTried, setTried] = useState(false)
  const { sign, needsPassphrase, isPending, error, wrong } = useSigning([subject])
  const lacksPassphrase = needsPassphrase && passphrase === ''
  const missing = missingIn(changedDraft(subject, 'yes', mandate))
  const answer = async (choice: ChangedChoice): Promise<void> => {
    setTried(true)
    if (!isReady(missing) || lacksPassphrase || isPending) return
    if (await sign(changedDraft(subject, choice, mandate), passphrase)) onClose()
  }
  return (
    <Stack gap="loose">
      <section className={styles.card} aria-label={subject.title}>
        <SubjectWords subject={subject} isOpen={false} />
      </section>
      <MandateFields mandate={mandate} onChange={setMandate} missing={isTried ? missing : undefined} />
      {needsPassphrase && <PassphraseField value={passphrase} onChange={setPassphrase} isTried={isTried} wrong={wrong} />}
      {!wrong && <Failure error={error} />}
      <Note>{say('sign-ons.changed.press', { organisation })}</Note>
      <Row>
        {CHANGED_CHOICES.map((choice) => (
          <Button key={choice} variant={choice === 'yes' ? 'primary' : 'secondary'} onPress={() => void answer(choice)}>
            {say(LABELS[choice])}
          </Button>
        ))}
        <Button variant="quiet" onPress={onOthers}>
          {say('sign-ons.changed.others')}
        </Button>
      </Row>
      <Note isSmall>{say('sign-ons.stays')}</Note>
    </Stack>
  )
}
