/** Word drafts that were read and not taken yet: the last few, in memory. */
import type { WordDraft } from '../core/ports/word.ts'

/** See the head of this file. */
export interface Drafts {
  /** Keeps a draft under a name and answers the name. */
  readonly keep: (name: string, draft: WordDraft) => string
  /** Gives it out once. */
  readonly take: (name: string) => WordDraft | undefined
}

const MOST = 4

/** None yet. */
export function createDrafts(): Drafts {
  const held = new Map<string, WordDraft>()
  return {
    keep: (name, draft) => {
      held.set(name, draft)
      for (const old of [...held.keys()].slice(0, -MOST)) held.delete(old)
      return name
    },
    take: (name) => {
      const draft = held.get(name)
      held.delete(name)
      return draft
    },
  }
}
