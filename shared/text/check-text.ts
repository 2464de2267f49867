/** May this text body be applied? Decided from the author's declared knowledge alone, so every replica decides alike. SPEC rule TEXT-3. */
import * as Y from 'yjs'
import { decoded, type Decoded, refused } from '../bytes/result.ts'
import type { UpdateParts } from './update.ts'

/** What the author had applied, as far as client clocks go. */
export interface TextClosure {
  /** The author's own client id for the entry's lease; undefined for an entry that only deletes. */
  readonly own: number | undefined
  /** First clock after what the author had of a client id; 0 for one it could not know. */
  readonly endOf: (client: number) => number
}

/** The clocks a body adds to its author's client id; equal ends when it only deletes. */
export interface AddedClocks {
  readonly clockStart: number
  readonly clockEnd: number
}

/**
 * Accepts a body whose insertions are by the author's client id with clocks that continue it, and whose every origin, parent and
 * deletion lies inside the declared closure or earlier in the body itself.
 */
export function checkText(parts: UpdateParts, closure: TextClosure): Decoded<AddedClocks> {
  const clockStart = closure.own === undefined ? 0 : closure.endOf(closure.own)
  let clockEnd = clockStart
  const isKnown = (id: Y.ID): boolean =>
    id.client === closure.own ? id.clock < clockEnd : id.clock < closure.endOf(id.client)
  for (const struct of parts.structs) {
    if (struct.id.client !== closure.own) return refused("another's client id")
    if (struct.id.clock !== clockEnd) return refused('clocks do not continue')
    if (!referencesOf(struct).every(isKnown)) return refused('refers outside what its author had')
    clockEnd += struct.length
    if (!Number.isSafeInteger(clockEnd)) return refused('clocks too large')
  }
  for (const { client, clock, length } of parts.deletions) {
    const end = client === closure.own ? clockEnd : closure.endOf(client)
    if (length < 1 || clock + length > end) return refused('deletes outside what its author had')
  }
  if (parts.structs.length === 0 && closure.own !== undefined) return refused('a lease without insertions')
  return decoded({ clockStart, clockEnd })
}

function referencesOf(struct: Y.Item): readonly Y.ID[] {
  const parent: unknown = struct.parent
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null].filter((id) => id !== null)
}
