/** What this computer remembers of files on their way, for itself alone: who asked by one, for whom one was made, whose was taken. SPEC rule ENV-15. */
import { z } from 'zod'
import { fromUtf8, utf8 } from '../../../shared/bytes/hex.ts'
import type { DeviceId, PersonId } from '../../../shared/ids.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'

const page = z.object({
  /** When an envelope for this person was last made here, and how many entries were stored here then. */
  madeAt: z.number().nullable(),
  storedThen: z.int(),
  /** When an envelope of this person was last taken here. */
  takenAt: z.number().nullable(),
})
/** What is remembered of one person; times in milliseconds, null: never. */
export type PostPage = z.infer<typeof page>

/** See the head of this file. */
export interface PostBook {
  readonly of: (person: PersonId) => PostPage
  readonly noteMade: (person: PersonId, at: number, stored: number) => void
  readonly noteTaken: (person: PersonId, at: number) => void
  /** The request of this computer came as a file. */
  readonly noteAsked: (device: DeviceId) => void
  readonly hasAsked: (device: DeviceId) => boolean
}

const PERSON = 'post/'
const ASKED = 'post-asked/'
const EMPTY: PostPage = { madeAt: null, storedThen: 0, takenAt: null }

/** The book in a coalition's store. */
export function openPostBook(store: Pick<ReplicaStore, 'value' | 'setValue'>): PostBook {
  const of: PostBook['of'] = (person) => {
    const bytes = store.value(PERSON + person)
    return bytes ? page.parse(JSON.parse(fromUtf8(bytes))) : EMPTY
  }
  const change = (person: PersonId, changed: Partial<PostPage>): void =>
    store.setValue(PERSON + person, utf8(JSON.stringify({ ...of(person), ...changed })))
  return {
    of,
    noteMade: (person, madeAt, storedThen) => change(person, { madeAt, storedThen }),
    noteTaken: (person, takenAt) => change(person, { takenAt }),
    noteAsked: (device) => store.setValue(ASKED + device, utf8('1')),
    hasAsked: (device) => store.value(ASKED + device) !== undefined,
  }
}
