/** What changed between two texts: marked by signs and spoken words, never by colour alone. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import { Note, Stack } from '../layout/stack.tsx'
import type { MessageId } from '../messages/catalogues.ts'
import { useSay } from '../messages/say.tsx'
import { useLanguageName } from '../messages/use-language-name.ts'
import styles from './comparison.module.css'
import { wordsDiffer } from './words-differ.ts'

type Compared = OutputOf<'text.compare'>
type Paragraph = Compared['paragraphs'][number]
type Part = Paragraph['parts'][number]

/** `changes` leaves out what is the same. */
export type ComparisonLook = 'changes' | 'whole'

/** The comparison, and how it is shown. */
export interface ComparisonProps {
  readonly compared: Compared
  readonly look: ComparisonLook
  /** Sets both texts beside each other, under these names. */
  readonly sides?: { readonly from: string; readonly to: string } | undefined
}

/** See the head of this file. */
export function Comparison({ compared, look, sides }: ComparisonProps): ReactNode {
  const say = useSay()
  const wordsOf = useFactWords()
  const { paragraphs, facts, wordsAdded, wordsRemoved } = compared
  const shown = look === 'changes' ? paragraphs.filter(({ change }) => change !== 'same') : paragraphs
  return (
    <Stack gap="tight">
      <p className={styles.count}>
        {wordsDiffer(compared) === 0 && facts.length === 0
          ? say('texts.compare.same')
          : say('texts.compare.count', { added: wordsAdded, removed: wordsRemoved })}
      </p>
      {facts.map(({ fact, from, to }) => (
        <Note key={fact}>{say(`texts.compare.${fact}`, { from: wordsOf(fact, from), to: wordsOf(fact, to) })}</Note>
      ))}
      {sides ? <Sides paragraphs={shown} names={sides} /> : <Unified paragraphs={shown} />}
    </Stack>
  )
}

/** A function that says what a fact was. */
function useFactWords(): (fact: Compared['facts'][number]['fact'], value: string | null) => string {
  const say = useSay()
  const nameOf = useLanguageName()
  return (fact, value) => {
    if (value === null) return say('texts.compare.nothing')
    if (fact === 'language') return nameOf(value)
    return fact === 'stance' && value in VIEWS ? say(VIEWS[value as keyof typeof VIEWS]) : value
  }
}

const VIEWS = {
  support: 'position.view.support',
  support_with_changes: 'position.view.support_with_changes',
  oppose: 'position.view.oppose',
  propose_new: 'position.view.propose_new',
  no_position: 'position.view.no_position',
} as const satisfies Record<string, MessageId>

function Unified({ paragraphs }: { readonly paragraphs: readonly Paragraph[] }): ReactNode {
  return (
    <div className={styles.unified}>
      {paragraphs.map(({ change, parts }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a comparison never move
        <p key={index} dir="auto" className={change === 'same' ? styles.same : styles.changed}>
          <Parts parts={parts} />
        </p>
      ))}
    </div>
  )
}

function Sides({
  paragraphs,
  names,
}: {
  readonly paragraphs: readonly Paragraph[]
  readonly names: NonNullable<ComparisonProps['sides']>
}): ReactNode {
  return (
    <table className={styles.sides}>
      <thead>
        <tr>
          <th scope="col">{names.from}</th>
          <th scope="col">{names.to}</th>
        </tr>
      </thead>
      <tbody>
        {paragraphs.map(({ parts }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a comparison never move
          <tr key={index}>
            <td dir="auto">
              <Parts parts={parts.filter((part) => part.change !== 'added')} />
            </td>
            <td dir="auto">
              <Parts parts={parts.filter((part) => part.change !== 'removed')} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Parts({ parts }: { readonly parts: readonly Part[] }): ReactNode {
  const say = useSay()
  return parts.map(({ change, text }, index) => {
    const key = `${index} ${change}`
    if (change === 'same') return <span key={key}>{text}</span>
    const Tag = change === 'added' ? 'ins' : 'del'
    return (
      <Tag key={key}>
        <VisuallyHidden>{say(`texts.compare.${change}.begin`)} </VisuallyHidden>
        <span aria-hidden="true" className={styles.sign}>
          {change === 'added' ? '+' : '−'}
        </span>
        {text}
        <VisuallyHidden> {say(`texts.compare.${change}.end`)}</VisuallyHidden>
      </Tag>
    )
  })
}
