/** A person at a glance: initials on a colour that stays theirs. */
import type { ReactNode } from 'react'
import styles from './avatar.module.css'

const COLOURS = 8
const ARABIC_ARTICLE = /^ال(?=\p{L}{2})/u

/** Who it is. */
export interface AvatarProps {
  /** Fixes the colour. */
  readonly id: string
  readonly name: string
  readonly size?: number
  /** The name stands beside it already: screen readers pass over the initials. */
  readonly isDecorative?: boolean
}

/** Initials of up to two words, whatever the script. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(ARABIC_ARTICLE, ''))
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return chosen
    .map((word) => [...(word ?? '')][0] ?? '')
    .join(/\p{Script=Arabic}/u.test(name) ? '\u200c' : '')
    .toLocaleUpperCase()
}

/** One of the theme's colours for persons, always the same for an id. */
export function personColour(id: string): string {
  let sum = 0
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return `var(--person-${(sum % COLOURS) + 1})`
}

/** The avatar, with the person's name for screen readers unless decorative. */
export function Avatar({ id, name, size = 28, isDecorative = false }: AvatarProps): ReactNode {
  const style = { inlineSize: size, blockSize: size, fontSize: size * 0.4, background: personColour(id) }
  const naming = isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name }
  return (
    <span {...naming} className={styles.avatar} style={style}>
      {initialsOf(name)}
    </span>
  )
}
