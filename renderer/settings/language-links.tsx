/** The four languages by their own names, for the corner of a screen. */
import type { ReactNode } from 'react'
import { classNames } from '../kit/index.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../messages/language.ts'
import { useSay } from '../messages/say.tsx'
import styles from './language-links.module.css'
import { usePreferences } from './preferences.tsx'

/** Pressing one changes the language at once. */
export function LanguageLinks(): ReactNode {
  const say = useSay()
  const { language, chooseLanguage } = usePreferences()
  return (
    <nav aria-label={say('settings.language')} className={styles.languages}>
      {LANGUAGES.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === language}
          className={classNames(styles.language, each === language && styles.current)}
          onClick={() => chooseLanguage(each)}
        >
          {LANGUAGE_NAMES[each]}
        </button>
      ))}
    </nav>
  )
}
