/** What was read from a Word file: its title, its words, and what of it cannot be kept. */
import type { ReactNode } from 'react'
import { Banner } from '../kit/banner.tsx'
import { classNames } from '../kit/class-names.ts'
import { Note, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { draftParagraphs } from './draft-text.ts'
import type { Draft } from './use-draft.ts'
import styles from './word.module.css'

/** See the head of this file. */
export function DraftPreview({ draft }: { readonly draft: Draft }): ReactNode {
  const say = useSay()
  const { title, words, markdown } = draft
  return (
    <Stack gap="tight">
      {title ? (
        <p className={styles.title} dir="auto">
          {title}
        </p>
      ) : (
        <Note>{say('word.in.no-title')}</Note>
      )}
      <Note>{say('word.in.words', { count: words })}</Note>
      {markdown.trim() === '' ? <Banner kind="warning">{say('word.in.empty')}</Banner> : <Text markdown={markdown} />}
      <Lost lost={draft.lost} />
    </Stack>
  )
}

function Text({ markdown }: { readonly markdown: string }): ReactNode {
  const say = useSay()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section aria-label={say('word.in.text')} tabIndex={0} className={styles.text}>
      {draftParagraphs(markdown).map(({ words, isHeading }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a draft never move
        <p key={index} dir="auto" className={classNames(isHeading && styles.heading)}>
          {words}
        </p>
      ))}
    </section>
  )
}

function Lost({ lost }: Pick<Draft, 'lost'>): ReactNode {
  const say = useSay()
  if (lost.length === 0) return <Note>{say('word.lost.none')}</Note>
  return (
    <Banner kind="warning" title={say('word.lost')}>
      <ul className={styles.lost}>
        {lost.map(({ kind, count, example }) => (
          <li key={kind}>
            {say(`word.lost.${kind}`, { count })}
            {example !== '' && ` (${say('word.lost.example', { example })})`}
          </li>
        ))}
      </ul>
      <p>{say('word.lost.means')}</p>
    </Banner>
  )
}
