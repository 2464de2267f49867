/** All positions of the seed, in the order in which they get their numbers. */
import type { SeedText } from './seed-text.ts'
import { ARABIC_TEXTS } from './texts-arabic.ts'
import { ENGLISH_TEXTS } from './texts-english.ts'
import { FRENCH_TEXTS } from './texts-french.ts'
import { SPANISH_TEXTS } from './texts-spanish.ts'

const [budget, contracts, requests, water, owners] = ENGLISH_TEXTS
const [health, forum, introduction] = FRENCH_TEXTS
const [justice, schools] = SPANISH_TEXTS
const [hearings, whistles] = ARABIC_TEXTS

/** A position and the organisation that begins it, by its place in the list of organisations. */
export interface SeedPosition {
  readonly text: SeedText
  readonly by: number
}

const by = (organisation: number, text: SeedText | undefined): readonly SeedPosition[] => (text ? [{ text, by: organisation }] : [])

/** Languages are mixed early: whoever takes few positions sees all of them. */
export const SEED_POSITIONS: readonly SeedPosition[] = [
  ...by(0, budget),
  ...by(1, hearings),
  ...by(6, contracts),
  ...by(2, health),
  ...by(3, justice),
  ...by(5, water),
  ...by(1, whistles),
  ...by(2, forum),
  ...by(4, requests),
  ...by(3, schools),
  ...by(7, owners),
  ...by(2, introduction),
]
