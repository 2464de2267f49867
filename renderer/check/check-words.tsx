/** Six words (or numbers) that both ends of a request show, to be compared by voice. */
import { type ReactNode, useEffect, useState } from 'react'
import { Select } from '../kit/index.ts'
import type { Language } from '../messages/language.ts'
import { useSay } from '../messages/say.tsx'
import { usePreferences } from '../settings/preferences.tsx'
import styles from './check-words.module.css'
import { loadWords, type WordLanguage } from './word-lists.ts'

type Form = WordLanguage | 'numbers'

/** `check`: six numbers from 0 to 2047. */
export interface CheckWordsProps {
  readonly check: readonly number[]
  /** What the list is, for screen readers. */
  readonly label: string
}

const USUAL: Readonly<Record<Language, Form>> = { en: 'en', fr: 'fr', es: 'es', ar: 'numbers' }

/** The words in order; in another language than the page's each with its number, as large: then the two sides may see different words. */
export function CheckWords({ check, label }: CheckWordsProps): ReactNode {
  const say = useSay()
  const { language } = usePreferences()
  const [chosen, setChosen] = useState<Form>()
  const form = chosen ?? USUAL[language]
  const words = useWords(form)
  return (
    <div className={styles.check}>
      <ol aria-label={label} className={styles.words} lang={form === 'numbers' ? undefined : form} dir="ltr">
        {check.map((number, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two equal words apart
          <li key={place} className={styles.word}>
            {words?.[number] ?? digits(number)}
            {words && form !== USUAL[language] && <span>{digits(number)}</span>}
          </li>
        ))}
      </ol>
      <Select<Form>
        label={say('check.as')}
        description={say('check.same')}
        value={form}
        onChange={setChosen}
        options={[
          { id: 'en', label: say('check.en') },
          { id: 'fr', label: say('check.fr') },
          { id: 'es', label: say('check.es') },
          { id: 'numbers', label: say('check.numbers') },
        ]}
      />
    </div>
  )
}

const digits = (number: number): string => String(number).padStart(4, '0')

function useWords(form: Form): readonly string[] | undefined {
  const [loaded, setLoaded] = useState<{ readonly form: Form; readonly words: readonly string[] }>()
  useEffect(() => {
    if (form === 'numbers') return undefined
    let isWanted = true
    loadWords(form).then(
      (words) => isWanted && setLoaded({ form, words }),
      // Without its list a check is still a check: the numbers stay.
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [form])
  return loaded?.form === form ? loaded.words : undefined
}
