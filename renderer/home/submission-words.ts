/** The words of the start page's lines about the joint submission. */

import { useSay } from '../messages/say.tsx'
import type { LineWords } from './line-words.ts'
import type { SubmissionItem } from './submission-items.ts'

/** A function that gives a line's words. */
export function useSubmissionWords(): (item: SubmissionItem) => LineWords {
  const say = useSay()
  return (item) => ({
    title: say(`home.${item.kind}`, { number: 'edition' in item ? item.edition : 0, count: 'count' in item ? item.count : 0 }),
    detail: say(`home.${item.kind}.detail`, { count: 'count' in item ? item.count : 0 }),
    button: say(`home.${item.kind}.button`),
  })
}
