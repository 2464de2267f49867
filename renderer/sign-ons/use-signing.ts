/** Signing answers for one's organisation. SPEC rules SIGN-1, SIGN-2, LOCK-3. */
import { isAppError } from '../../shared/errors.ts'
import { useFailureWords } from '../host/failure.tsx'
import { useAct, useAnswer, useAnswers } from '../host/use-answer.ts'
import { useToast } from '../kit/toast.tsx'
import { useSay } from '../messages/say.tsx'
import { answersOf, type SigningDraft } from './answer-drafts.ts'
import type { AnswerSubject } from './matrix.ts'

/** Signing under way. */
export interface Signing {
  /** Resolves with whether it is signed; if not, `error` says why. */
  readonly sign: (draft: SigningDraft, passphrase: string) => Promise<boolean>
  /** Others use this computer: the passphrase is asked for again. */
  readonly needsPassphrase: boolean
  readonly isPending: boolean
  readonly error: Error | null
  /** What to say at the passphrase where it was not the one. */
  readonly wrong: string | undefined
}

/** Checks the passphrase where there is one, then signs; says what came of it. */
export function useSigning(subjects: readonly AnswerSubject[]): Signing {
  const say = useSay()
  const toast = useToast()
  const sayFailure = useFailureWords()
  const { value: profile } = useAnswer('profile.state', {})
  const language = useLanguageShown(subjects)
  const verify = useAct('profile.verify')
  const act = useAct('signons.sign')
  const needsPassphrase = profile?.hasPassphrase ?? false
  const sign = async (draft: SigningDraft, passphrase: string): Promise<boolean> => {
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
