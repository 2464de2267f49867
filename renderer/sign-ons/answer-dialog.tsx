/** One's organisation's answers to one or several texts: one act, one mandate. SPEC rules SIGN-1, SIGN-2, LOCK-3. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Form } from '../layout/form.tsx'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { AnswerCard } from './answer-card.tsx'
import { type AnswerDraft, emptyDraft, isChanged, isReady, type MandateDraft, type Missing, missingIn } from './answer-drafts.ts'
import { ChangedForm } from './changed-form.tsx'
import { MandateFields } from './mandate-fields.tsx'
import type { AnswerSubject } from './matrix.ts'
import { PassphraseField } from './passphrase-field.tsx'
import { useBoardSheet } from './use-board-sheet.ts'
import { useSigning } from './use-signing.ts'

/** The texts; at least one. They must not change while it is open: what is signed is what was shown. */
export interface AnswerDialogProps {
  readonly subjects: readonly AnswerSubject[]
  readonly organisation: string
  readonly onClose: () => void
}

/** See the head of this file. */
export function AnswerDialog(props: AnswerDialogProps): ReactNode {
  const say = useSay()
  const { subjects, organisation, onClose } = props
  const [only, ...others] = subjects
  const [isWhole, setWhole] = useState(only === undefined || others.length > 0 || !isChanged(only))
  return (
    <Dialog title={say('sign-ons.title', { organisation, count: subjects.length })} size="wide" isOpen onOpenChange={onClose}>
      {isWhole || !only ? (
        <AnswerForm {...props} />
      ) : (
        <ChangedForm subject={only} organisation={organisation} onOthers={() => setWhole(true)} onClose={onClose} />
      )}
    </Dialog>
  )
}

function AnswerForm({ subjects, organisation, onClose }: AnswerDialogProps): ReactNode {
  const say = useSay()
  const [drafts, setDrafts] = useState<readonly AnswerDraft[]>(() => subjects.map(emptyDraft))
  const [mandate, setMandate] = useState<MandateDraft>({ body: '', on: '' })
  const [passphrase, setPassphrase] = useState('')
  const [isTried, setTried] = useState(false)
  const { sign, needsPassphrase, isPending, error, wrong } = useSigning(subjects)
  const saveSheet = useBoardSheet()
  const missing = missingIn({ drafts, mandate })
  const lacksPassphrase = needsPassphrase && passphrase === ''
  const submit = async (): Promise<void> => {
    setTried(true)
    if (!isReady(missing) || lacksPassphrase || isPending) return
    if (await sign({ drafts, mandate }, passphrase)) onClose()
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('sign-ons.pending') : undefined}>
        {say('sign-ons.go', { organisation })}
      </Button>
      <Button variant="quiet" onPress={() => saveSheet(subjects.map(({ text }) => text.hash))}>
        {say('sign-ons.sheet')}
      </Button>
      <Button variant="quiet" onPress={onClose}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  return (
    <Form onSubmit={() => void submit()} actions={actions}>
      {subjects.map((subject, index) => (
        <AnswerCard
          key={subject.position}
          subject={subject}
          draft={drafts[index] ?? emptyDraft(subject)}
          isOnly={subjects.length === 1}
          lacks={lacksOf(isTried, missing, index)}
          onChange={(draft) => setDrafts(drafts.with(index, draft))}
        />
      ))}
      <MandateFields mandate={mandate} onChange={setMandate} missing={isTried ? missing : undefined} />
      {needsPassphrase && <PassphraseField value={passphrase} onChange={setPassphrase} isTried={isTried} wrong={wrong} />}
      <Note isSmall>{say('sign-ons.stays')}</Note>
      {!wrong && <Failure error={error} />}
    </Form>
  )
}

const lacksOf = (isTried: boolean, missing: Missing, index: number) => ({
  choice: isTried && missing.nothing,
  reservation: isTried && missing.reservation[index] === true,
  until: isTried && missing.until[index] === true,
})
