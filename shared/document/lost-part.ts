/** What a text from elsewhere had and a position cannot keep, for the person who brings it. */
import { excerpt } from './excerpt.ts'

/** One kind of loss. `example` is a short piece of it in the text's own words, or empty. */
export interface LostPart {
  readonly kind: 'image' | 'comment' | 'change' | 'style' | 'other'
  readonly count: number
  readonly example: string
}

/** Counts losses by kind. */
export interface LossCounter {
  /** One more of the kind; the first words given for it are its example. */
  readonly add: (kind: LostPart['kind'], example: string, count?: number) => void
  /** One row per kind that was lost, in the order in which the kinds were met. */
  readonly parts: () => readonly LostPart[]
}

const MAX_EXAMPLE = 80

/** An empty counter. */
export function createLossCounter(): LossCounter {
  const byKind = new Map<LostPart['kind'], { count: number; example: string }>()
  return {
    add: (kind, example, count = 1) => {
      if (count <= 0) return
      const held = byKind.get(kind) ?? { count: 0, example: '' }
      byKind.set(kind, { count: held.count + count, example: held.example === '' ? excerpt(example, MAX_EXAMPLE) : held.example })
    },
    parts: () => [...byKind].map(([kind, { count, example }]) => ({ kind, count, example })),
  }
}
