/** A position to read: its title, what we ask, and its text. */
import type { ReactNode } from 'react'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Page } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { usePreferences } from '../settings/preferences.tsx'
import styles from './positions.module.css'

/** `id` of the position. */
export function ReadPositionPage({ id }: { readonly id: string }): ReactNode {
  const say = useSay()
  const { isCareful } = usePreferences()
  const position = useAnswer('position.show', { id, format: 'text' })
  const number = position.value?.number ?? null
  const title = position.value?.title ?? say('positions.title')
  return (
    <Page
      title={number === null ? title : say('home.position', { number, title })}
      windowTitle={isCareful ? say('positions.title') : title}
      width="text"
    >
      <Answered answer={position} words={say('positions.opening')}>
        {({ ask, text = '' }) => (
          <>
            {ask && (
              <p dir="auto">
                <strong>{say('positions.ask')}</strong> {ask}
              </p>
            )}
            <div className={styles.text} dir="auto">
              {text || say('positions.empty-text')}
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}
