/** A closed text as it was closed: what is signed, and nothing else. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import type { DocumentBody } from '../../shared/document/read-body.ts'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { useSay } from '../messages/say.tsx'
import { useLanguageName } from '../messages/use-language-name.ts'
import styles from './closed-text.module.css'
import { DocumentView, type DocumentViewProps } from './document-view.tsx'

/** The text by its hash; `hasFacts` puts its title and what it asks above its words, where they do not stand on the page already. */
export interface ClosedTextProps {
  readonly hash: string
  readonly level: DocumentViewProps['level']
  readonly hasFacts?: boolean
}

/** See the head of this file. */
export function ClosedText({ hash, level, hasFacts = false }: ClosedTextProps): ReactNode {
  const say = useSay()
  const text = useAnswer('text.show', { text: hash, format: 'json' })
  return (
    <Answered answer={text} words={say('texts.opening')}>
      {(value) => (
        <article
          aria-label={say('editor.label', { title: value.title })}
          className={styles.text}
          {...(value.language !== null && { lang: value.language })}
        >
          {hasFacts && <Facts text={value} />}
          <DocumentView content={(value.body as DocumentBody).content} level={level} />
        </article>
      )}
    </Answered>
  )
}

function Facts({ text: { title, ask, language } }: { readonly text: OutputOf<'text.show'> }): ReactNode {
  const say = useSay()
  const nameOf = useLanguageName()
  return (
    <div className={styles.facts}>
      <p dir="auto" className={styles.title}>
        {title}
      </p>
      {ask !== '' && (
        <p className={styles.ask}>
          {say('position.ask.before')} <bdi>{ask}</bdi>
        </p>
      )}
      {language !== null && <p className={styles.soft}>{say('texts.language', { language: nameOf(language) })}</p>}
    </div>
  )
}
