/** What happens in the seed's weeks: who begins, writes, adds, remarks, answers and settles on which day. */

import { replaceBody } from '../../../shared/document/edit.ts'
import { markdownToBlocks } from '../../../shared/document/markdown.ts'
import { anchorOfWords, writeBehind } from '../../../shared/document/places.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { SeedRemark, SeedText } from './seed-text.ts'
import type { SeedComputer, SeedWorld } from './seed-world.ts'

/** One thing that somebody does on a day, counted from the beginning. */
export interface Deed {
  readonly day: number
  readonly by: SeedComputer
  readonly act: () => void
}

/** A position with those who work on it. */
export interface Cast {
  readonly founder: SeedComputer
  readonly author: SeedComputer
  /** Everybody else who still writes. */
  readonly others: readonly SeedComputer[]
}

const WRITING = 'seed'
const WRITING_DAYS = 2

/** Everything that happens to one position from a day on. */
export function storyOf(world: SeedWorld, { founder, author, others }: Cast, text: SeedText, day: number): readonly Deed[] {
  const { title, ask, commitment, stance, markdown, additions, remarks } = text
  let position = '' as DocumentId
  const someone = (): SeedComputer => world.random.pick(others)
  const blocks = markdownToBlocks(markdown)
  const begin = (): void => {
    const about = commitment === undefined ? undefined : founder.plans.find(commitment).id
    position = founder.positions.create({ title, ask, commitment: about }).id
  }
  const write = (count: number) => (): void => author.positions.edit(position, (doc) => replaceBody(doc, blocks.slice(0, count), WRITING))
  const first: readonly Deed[] = [
    { day, by: founder, act: begin },
    ...blocks.map(
      (_, index): Deed => ({ day: day + 1 + Math.floor((index * WRITING_DAYS) / blocks.length), by: author, act: write(index + 1) }),
    ),
    { day: day + 1 + WRITING_DAYS, by: author, act: () => void author.positions.update(position, { stance }) },
  ]
  const added = additions.map(({ after, text: words }, index): Deed => {
    const by = someone()
    return {
      day: day + 4 + index,
      by,
      act: () => by.positions.edit(position, (doc) => void held(after, writeBehind(doc, after, words, WRITING) || undefined)),
    }
  })
  const remarked = remarks.flatMap((remark, index) => threadOf({ author, by: someone(), remark, day: day + 5 + index, of: () => position }))
  return [...first, ...added, ...remarked]
}

interface Thread {
  readonly author: SeedComputer
  readonly by: SeedComputer
  readonly remark: SeedRemark
  readonly day: number
  readonly of: () => DocumentId
}

function threadOf({ author, by, remark, day, of }: Thread): readonly Deed[] {
  let id = ''
  const make = (): void => {
    const anchor = by.positions.read(of(), (doc) => held(remark.on, anchorOfWords(doc, remark.on)))
    id = by.remarks.add({ position: of(), text: remark.text, quote: remark.on, ...anchor }).id
  }
  const replies = remark.replies.map((words, index): Deed => {
    const who = index % 2 === 0 ? author : by
    return { day: day + 1 + index, by: who, act: () => void who.remarks.reply(id, words) }
  })
  const settled = remark.settled
  const settling: readonly Deed[] =
    settled === undefined ? [] : [{ day: day + 2 + replies.length, by: author, act: () => void author.remarks.settle(id, settled) }]
  return [{ day, by, act: make }, ...replies, ...settling]
}

/** The seed is wrong where its own words are not in its texts. */
function held<T>(words: string, found: T | undefined): T {
  if (found === undefined) throw new Error(`the seed's text does not hold: ${words}`)
  return found
}
