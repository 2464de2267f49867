/** Says an error of the host in the person's language, with what to do next. */
import type { ReactNode } from 'react'
import { type ErrorCode, isAppError } from '../../shared/errors.ts'
import { Banner, Button } from '../kit/index.ts'
import type { MessageId } from '../messages/catalogues.ts'
import { useSay } from '../messages/say.tsx'

/** Sentences that fit a screen better than the usual ones. */
export type FailureWords = Partial<Record<ErrorCode, MessageId>>

/** What failed. */
export interface FailureProps {
  readonly error: Error | null
  readonly words?: FailureWords
  /** Asks or does it again. */
  readonly onRetry?: () => void
  /** A better next step than trying again. */
  readonly actions?: ReactNode
}

/** Nothing while there is no error. */
export function Failure({ error, words, onRetry, actions }: FailureProps): ReactNode {
  const say = useSay()
  const sayFailure = useFailureWords(words)
  if (!error) return null
  const retry = onRetry && (
    <Button size="small" onPress={onRetry}>
      {say('host.retry')}
    </Button>
  )
  return (
    <Banner kind="error" actions={actions ?? retry}>
      {sayFailure(error)}
    </Banner>
  )
}

/** A function that says an error as one string, for fields. */
export function useFailureWords(words: FailureWords = {}): (error: Error) => string {
  const say = useSay()
  return (error) => {
    if (!isAppError(error)) return say('host.error.internal')
    return say(words[error.code] ?? `host.error.${error.code}`)
  }
}
