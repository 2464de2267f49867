/** Texts in force to choose from, by ticking. */
import type { ReactNode } from 'react'
import { Checkbox } from '../kit/checkbox.tsx'
import { useSay } from '../messages/say.tsx'
import type { Column } from './matrix.ts'
import styles from './sign-ons.module.css'

/** The positions, of which those without a text in force are left out, and the ids of those that are chosen. */
export interface TextChoiceProps {
  readonly positions: readonly Column[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
  /** It was tried to go on: that nothing is chosen is said. */
  readonly isTried: boolean
}

/** See the head of this file. */
export function TextChoice({ positions, chosen, onChange, isTried }: TextChoiceProps): ReactNode {
  const say = useSay()
  const tick = (id: string, isTicked: boolean): void =>
    onChange(new Set(isTicked ? [...chosen, id] : [...chosen].filter((other) => other !== id)))
  return (
    <fieldset className={styles.ticks}>
      <legend>{say('sign-ons.record.texts')}</legend>
      {positions.map(
        ({ id, number, title, text }) =>
          text && (
            <Checkbox
              key={id}
              isSelected={chosen.has(id)}
              onChange={(isTicked) => tick(id, isTicked)}
              label={
                <>
                  {number !== null && `${number} · `}
                  <bdi>{title}</bdi>
                </>
              }
              description={say('sign-ons.text', { number: text.number, code: text.code })}
            />
          ),
      )}
      {isTried && chosen.size === 0 && (
        <p role="alert" className={styles.missing}>
          {say('sign-ons.missing.texts')}
        </p>
      )}
    </fieldset>
  )
}
