/** How far a commitment is by what its plan states: a reviewers' level, else the plan's own words, else those of its milestones, counted. */

/** Something that may state how far it is. */
export interface StatesProgress {
  /** A level of the reviewers' scale. */
  readonly completion: string | null
  /** The plan's own words. */
  readonly status: string | null
}

/** One level or wording; `count` tells how many milestones state it, null where the commitment itself does. */
export interface StatedProgress {
  readonly of: string
  readonly isLevel: boolean
  readonly count: number | null
}

/** Empty where nothing states it. */
export function statedProgress(item: StatesProgress & { readonly milestones: readonly StatesProgress[] }): readonly StatedProgress[] {
  const own = ownProgress(item)
  if (own) return [{ ...own, count: null }]
  const found = new Map<string, StatedProgress>()
  for (const milestone of item.milestones) {
    const stated = ownProgress(milestone)
    if (stated) found.set(stated.of, { ...stated, count: (found.get(stated.of)?.count ?? 0) + 1 })
  }
  return [...found.values()]
}

/** What it states itself, if anything. */
export function ownProgress({ completion, status }: StatesProgress): Omit<StatedProgress, 'count'> | undefined {
  if (completion !== null) return { of: completion, isLevel: true }
  const words = status?.trim() ?? ''
  return words === '' ? undefined : { of: words, isLevel: false }
}
