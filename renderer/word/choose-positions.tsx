/** Which positions go into a file: all, or those ticked in a list in their order. */
import type { ReactNode } from 'react'
import { Checkbox } from '../kit/checkbox.tsx'
import { RadioGroup } from '../kit/radio-group.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './word.module.css'

/** A position as the list names it. */
export interface Choosable {
  readonly id: string
  readonly number: number | null
  readonly title: string
}

/** `chosen` is null for all. */
export interface ChoosePositionsProps {
  readonly positions: readonly Choosable[]
  readonly chosen: ReadonlySet<string> | null
  readonly onChange: (chosen: ReadonlySet<string> | null) => void
  /** Nothing is ticked, and it was tried to go on. */
  readonly isMissing: boolean
}

/** See the head of this file. */
export function ChoosePositions({ positions, chosen, onChange, isMissing }: ChoosePositionsProps): ReactNode {
  const say = useSay()
  if (positions.length < 2) return null
  const tick = (id: string, isTicked: boolean): void => {
    const others = [...(chosen ?? [])].filter((other) => other !== id)
    onChange(new Set(isTicked ? [...others, id] : others))
  }
  return (
    <>
      <RadioGroup
        label={say('word.save.which')}
        options={[
          {
            id: 'all',
            label: say('word.save.all', { count: positions.length }),
          },
          { id: 'some', label: say('word.save.some') },
        ]}
        value={chosen === null ? 'all' : 'some'}
        onChange={(which) => onChange(which === 'all' ? null : new Set())}
        error={isMissing ? say('word.save.nothing') : undefined}
      />
      {chosen && (
        <fieldset aria-label={say('word.save.list')} className={styles.list}>
          {positions.map(({ id, number, title }) => (
            <Checkbox
              key={id}
              isSelected={chosen.has(id)}
              onChange={(isTicked) => tick(id, isTicked)}
              label={
                <>
                  {number !== null && `${number} · `}
                  <bdi>{title || say('position.untitled')}</bdi>
                </>
              }
            />
          ))}
        </fieldset>
      )}
    </>
  )
}
