/** The lines of the start page, kept up to date. */
import { useHost } from '../host/host-provider.tsx'
import { recall } from '../host/remembered.ts'
import { useAnswer } from '../host/use-answer.ts'
import { useNow } from '../kit/use-now.ts'
import { useMatrix } from '../sign-ons/use-matrix.ts'
import { type HomeItem, homeItems, positionToContinue } from './home-items.ts'
import { useRemarkCounts } from './use-remarks-for-me.ts'
import { useWordsChanged } from './use-words-changed.ts'

/** The lines, undefined until the host has answered everything that decides; and what went wrong if it did not. */
export interface HomeAnswer {
  readonly items: readonly HomeItem[] | undefined
  readonly error: Error | null
  readonly askAgain: () => void
}

/** See the head of this file. */
export function useHomeItems(): HomeAnswer {
  const { coalition: id } = useHost()
  const nowMs = useNow()
  const coalition = useAnswer('coalition.show', {})
  const organisations = useAnswer('organisations', {})
  const requests = useAnswer('coalition.requests', {})
  const invitations = useAnswer('coalition.invitations', {})
  const positions = useAnswer('position.list', {})
  const commitments = useAnswer('commitments', {})
  const joining = useAnswer('coalition.joining', {})
  const post = useAnswer('envelope.post', {})
  const lastPosition = recall(`position ${id ?? ''}`)
  const position = positions.value && positionToContinue({ positions: positions.value, lastPosition })
  const { value: delivery } = useAnswer('delivery', position ? { id: position.id } : null)
  const matrix = useMatrix()
  const editions = useAnswer('submission.list', {})
  const wentOut = useAnswer('submission.mine', {})
  const remarks = useRemarkCounts(positions.value)
  const { value: folders = [] } = useAnswer('folder.list', {})
  const hasMailbox = folders.some(({ isMailbox, fault }) => isMailbox && fault === null)
  const changedSinceLook = useAnswer('text.changed-since-look', {})
  const wordsChanged = useWordsChanged(matrix.value)
  const facts = wholeFacts({
    coalition: coalition.value,
    organisations: organisations.value,
    requests: requests.value,
    invitations: invitations.value,
    positions: positions.value,
    remarksForMe: remarks?.forMe,
    objections: remarks?.objections,
    matrix: matrix.value,
    commitments: commitments.value?.length,
    joining: joining.value,
    post: post.value,
    editions: editions.value,
    wentOut: wentOut.value,
    changedSinceLook: changedSinceLook.value,
  })
  const missing = [
    coalition,
    organisations,
    requests,
    invitations,
    positions,
    commitments,
    joining,
    matrix,
    post,
    editions,
    wentOut,
    changedSinceLook,
  ].filter(({ value, error }) => value === undefined && error !== null)
  return {
    items: facts && homeItems({ ...facts, wordsChanged, nowMs, lastPosition, isOnlyHere: delivery?.onlyHere ?? false, hasMailbox }),
    error: missing[0]?.error ?? null,
    askAgain: () => {
      for (const answer of missing) answer.askAgain()
    },
  }
}

type Whole<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> }

/** All facts, or nothing while one is missing. */
function wholeFacts<T extends object>(facts: T): Whole<T> | undefined {
  return Object.values(facts).includes(undefined) ? undefined : (facts as Whole<T>)
}
