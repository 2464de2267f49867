/** What stands where an answer will be: words and quiet lines, or what went wrong and how to go on. */
import type { ReactNode } from 'react'
import { Skeleton } from '../kit/index.ts'
import { Failure } from './failure.tsx'
import type { Answer } from './use-answer.ts'

/** Which answer, and the words while it is asked for. */
export interface AnsweredProps<T> {
  readonly answer: Answer<T>
  readonly words: string
  readonly lines?: number
  readonly children: (value: T) => ReactNode
}

/** Shows its children as soon as there is an answer. */
export function Answered<T>({ answer, words, lines = 4, children }: AnsweredProps<T>): ReactNode {
  if (answer.value !== undefined) return children(answer.value)
  if (answer.error) return <Failure error={answer.error} onRetry={answer.askAgain} />
  return <Skeleton lines={lines}>{words}</Skeleton>
}
