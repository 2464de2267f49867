/** One's organisation's answers to one or several texts: one act, one mandate. SPEC rules SIGN-1, SIGN-2, LOCK-3. */
import { type ReactNode, useState } from 'react'
import { isAppError } from '../../shared/errors.ts'
import { Failure, useFailureWords } from '../host/failure.tsx'
import { useAct, useAnswer, useAnswers } from '../host/use-answer.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useToast } from '../kit/toast.tsx'
import { Form } from '../layout/form.tsx'
import { Columns, Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { AnswerCard } from './answer-card.tsx'
import { type AnswerDraft, answersOf, emptyDraft, isReady, type MandateDraft, type Missing, missingIn } from './answer-drafts.ts'
import type { AnswerSubject } from './matrix.ts'
import { useBoardSheet } from './use-board-sheet.ts'

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
  return (
    <Dialog title={say('sign-ons.title', { organisation, count: subjects.length })} size="wide" isOpen onOpenChange={onClose}>
      <AnswerForm {...props} />
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
      {needsPassphrase && (
        <TextField
          label={say('sign-ons.passphrase')}
          description={say('sign-ons.passphrase.why')}
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
          error={wrong ?? (isTried && lacksPassphrase && say('settings.passphrase.missing'))}
        />
      )}
      <Note isSmall>{say('sign-ons.stays')}</Note>
      {!wrong && <Failure error={error} />}
    </Form>
  )
}

interface MandateFieldsProps {
  readonly mandate: MandateDraft
  readonly onChange: (mandate: MandateDraft) => void
  /** Undefined until it was tried to go on. */
  readonly missing: Missing | undefined
}

function MandateFields({ mandate, onChange, missing }: MandateFieldsProps): ReactNode {
  const say = useSay()
  return (
    <Columns>
      <TextField
        label={say('sign-ons.mandate.body')}
        description={say('sign-ons.mandate.body.hint')}
        maxLength={512}
        value={mandate.body}
        onChange={(body) => onChange({ ...mandate, body })}
        error={missing?.body && say('sign-ons.missing.body')}
      />
      <TextField
        label={say('sign-ons.mandate.on')}
        type="date"
        value={mandate.on}
        onChange={(on) => onChange({ ...mandate, on })}
        error={missing?.on && say('sign-ons.missing.on')}
      />
    </Columns>
  )
}

const lacksOf = (isTried: boolean, missing: Missing, index: number) => ({
  choice: isTried && missing.nothing,
  reservation: isTried && missing.reservation[index] === true,
  until: isTried && missing.until[index] === true,
})

/** Checks the passphrase where there is one, then signs; says what came of it. */
function useSigning(subjects: readonly AnswerSubject[]) {
  const say = useSay()
  const toast = useToast()
  const sayFailure = useFailureWords()
  const { value: profile } = useAnswer('profile.state', {})
  const language = useLanguageShown(subjects)
  const verify = useAct('profile.verify')
  const act = useAct('signons.sign')
  const needsPassphrase = profile?.hasPassphrase ?? false
  const sign = async (draft: Parameters<typeof answersOf>[1], passphrase: string): Promise<boolean> => {
    if (needsPassphrase && !(await verify.run({ passphrase }))) return false
    const said = answersOf(subjects, draft)
    const answered = await act.run({ ...said, ...(language !== undefined && { language }) })
    if (answered) toast({ words: say('sign-ons.done', { count: answered.answered }) })
    return answered !== undefined
  }
  const wrong = isAppError(verify.error, 'wrong-passphrase') ? sayFailure(verify.error) : undefined
  return { sign, needsPassphrase, isPending: verify.isPending || act.isPending, error: verify.error ?? act.error, wrong }
}

/** The language that all texts state; undefined where they state none or several. */
function useLanguageShown(subjects: readonly AnswerSubject[]): string | undefined {
  const shown = useAnswers(
    'text.show',
    subjects.map(({ text }) => ({ text: text.hash, format: 'json' as const })),
  )
  const languages = new Set(shown.map((text) => text?.language ?? undefined))
  return languages.size === 1 ? [...languages][0] : undefined
}
