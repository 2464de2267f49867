/** May this text body be applied? Decided from the author's declared knowledge alone, so every replica decides alike. SPEC rule TEXT-3. */
import * as Y from 'yjs'
import { type Decoded, decoded, refused } from '../bytes/result.ts'
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
  if (parts.structs.length === 0 && closure.own !== undefined) return refused('a lease without insertions')
  const clockStart = closure.own === undefined ? 0 : closure.endOf(closure.own)
  let clockEnd = clockStart
  for (const struct of parts.structs) {
    const reason = faultOfInsertion(struct, closure, clockEnd)
    if (reason) return refused(reason)
    clockEnd += struct.length
  }
  const endOf = (client: number): number => (client === closure.own ? clockEnd : closure.endOf(client))
  const isOutside = parts.deletions.some(({ client, clock, length }) => length < 1 || clock + length > endOf(client))
  return isOutside ? refused('deletes outside what its author had') : decoded({ clockStart, clockEnd })
}

function faultOfInsertion(struct: Y.Item, { own, endOf }: TextClosure, clockEnd: number): string | undefined {
  if (struct.id.client !== own) return "another's client id"
  if (struct.id.clock !== clockEnd) return 'clocks do not continue'
  if (!Number.isSafeInteger(clockEnd + struct.length)) return 'clocks too large'
  const isKnown = (id: Y.ID): boolean => id.clock < (id.client === own ? clockEnd : endOf(id.client))
  return referencesOf(struct).every(isKnown) ? undefined : 'refers outside what its author had'
}

function referencesOf(struct: Y.Item): readonly Y.ID[] {
  const parent: unknown = struct.parent
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null].filter((id) => id !== null)
}
