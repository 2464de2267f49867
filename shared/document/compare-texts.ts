/** What changed between two texts, word by word: for people, not for merging. */
import { diffArrays, diffWordsWithSpace } from 'diff'
import { nodeText } from './node-text.ts'
import { type DocumentNode, isText } from './read-body.ts'

/** Words that stayed, were added or were taken out. */
export interface ChangedWords {
  readonly change: 'same' | 'added' | 'removed'
  readonly text: string
}

/** One paragraph of the comparison: `same` has one part. */
export interface ComparedParagraph {
  readonly change: 'same' | 'changed' | 'added' | 'removed'
  readonly parts: readonly ChangedWords[]
}

/** A comparison, in the order of the texts, with how many words differ. */
export interface Comparison {
  readonly paragraphs: readonly ComparedParagraph[]
  readonly wordsAdded: number
  readonly wordsRemoved: number
}

/** Compares block by block, then the words of blocks that took another's place. Footnotes count as words of their block. */
export function compareTexts(before: readonly DocumentNode[], after: readonly DocumentNode[]): Comparison {
  const paragraphs = paired(diffArrays([...linesOf(before)], [...linesOf(after)]))
  const count = (change: 'added' | 'removed'): number =>
    paragraphs.flatMap(({ parts }) => parts).reduce((sum, part) => (part.change === change ? sum + wordsIn(part.text) : sum), 0)
  return { paragraphs, wordsAdded: count('added'), wordsRemoved: count('removed') }
}

interface Run {
  readonly added: boolean
  readonly removed: boolean
  readonly value: readonly string[]
}

/** A run taken out followed by one put in is a change: their lines are compared one by one, what is over is added or removed. */
function paired(runs: readonly Run[]): readonly ComparedParagraph[] {
  return runs.flatMap((run, at) => {
    const before = runs[at - 1]
    if (!run.added && !run.removed) return run.value.map((line) => whole('same', line))
    if (run.added && before?.removed) return changed(before.value, run.value)
    if (run.removed && runs[at + 1]?.added) return []
    return run.value.map((line) => whole(run.added ? 'added' : 'removed', line))
  })
}

function changed(before: readonly string[], after: readonly string[]): readonly ComparedParagraph[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => {
    const [old, now] = [before[at], after[at]]
    if (old === undefined) return whole('added', now ?? '')
    if (now === undefined) return whole('removed', old)
    return { change: 'changed' as const, parts: diffWordsWithSpace(old, now).map(partOf) }
  })
}

function partOf({ added, removed, value }: { added?: boolean; removed?: boolean; value: string }): ChangedWords {
  if (added) return { change: 'added', text: value }
  return { change: removed ? 'removed' : 'same', text: value }
}

const whole = (change: 'same' | 'added' | 'removed', text: string): ComparedParagraph => ({ change, parts: [{ change, text }] })

const wordsIn = (text: string): number => text.split(/\s+/u).filter(Boolean).length

/** The blocks that hold words, each as a line, with the words of its footnotes after it. */
function linesOf(nodes: readonly DocumentNode[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (isText(node)) return [node.text]
    const holdsWords = node.content.some((child) => isText(child) || child.type === 'footnote')
    return holdsWords ? [[nodeText(node), ...notesOf(node)].join(' ')] : linesOf(node.content)
  })
}

function notesOf(node: DocumentNode): readonly string[] {
  if (isText(node)) return []
  if (node.type === 'footnote') return [String(node.attrs['text'] ?? '')]
  return node.content.flatMap(notesOf)
}
