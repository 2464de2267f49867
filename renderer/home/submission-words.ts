/** The words of the start page's lines about the joint submission. */
import { useSay } from '../messages/say.tsx'
import type { SubmissionItem } from './submission-items.ts'

/** What it is about, more about it, and the words of its button. */
export interface SubmissionLine {
  readonly title: string
  readonly detail: string
  readonly button: string
}

/** A function that gives a line's words. */
export function useSubmissionWords(): (item: SubmissionItem) => SubmissionLine {
  const say = useSay()
  return (item) => ({
    title: say(`home.${item.kind}`, { number: 'edition' in item ? item.edition : 0, count: 'count' in item ? item.count : 0 }),
    detail: say(`home.${item.kind}.detail`, { count: 'count' in item ? item.count : 0 }),
    button: say(`home.${item.kind}.button`),
  })
}
