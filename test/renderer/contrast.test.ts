/** The theme's colours can be read: contrast by WCAG 2.2 of every pair that carries text or an outline, on light and dark paper. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const TEXT = 4.5
const OUTLINE = 3

const GROUNDS = ['paper', 'surface', 'surface-raised', 'hover', 'pressed', 'sunken'] as const
const PERSONS = Array.from({ length: 8 }, (_, index) => `person-${index + 1}`)

/** Ink, ground, and the least contrast. */
const PAIRS: readonly (readonly [ink: string, ground: string, least: number])[] = [
  ...GROUNDS.flatMap((ground) => ['ink', 'ink-soft'].map((ink) => [ink, ground, TEXT] as const)),
  ...['paper', 'surface', 'surface-raised', 'hover', 'pressed'].flatMap((ground) => [['accent', ground, TEXT] as const]),
  ...['paper', 'surface', 'surface-raised', 'hover'].flatMap((ground) => [['danger', ground, TEXT] as const]),
  ...['accent', 'accent-hover', 'accent-pressed'].map((ground) => ['on-accent', ground, TEXT] as const),
  ...['danger', 'danger-hover'].map((ground) => ['on-danger', ground, TEXT] as const),
  ...['accent', 'danger', 'warning', 'good'].flatMap((tone) => [
    ['ink', `${tone}-soft`, TEXT] as const,
    ['ink-soft', `${tone}-soft`, TEXT] as const,
    [tone, `${tone}-soft`, TEXT] as const,
  ]),
  ['paper', 'ink', TEXT],
  ...PERSONS.map((person) => ['on-person', person, TEXT] as const),
  ...['paper', 'surface', 'surface-raised'].flatMap((ground) => [
    ['line-strong', ground, OUTLINE] as const,
    ['focus', ground, OUTLINE] as const,
    ['accent-line', ground, OUTLINE] as const,
    ['danger-line', ground, OUTLINE] as const,
  ]),
  ['line-strong', 'sunken', OUTLINE],
  ['focus', 'accent-soft', OUTLINE],
]

const css = readFileSync(join(import.meta.dirname, '../../renderer/theme/colour.css'), 'utf8')
const declared = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((#[\da-f]{6}),\s*(#[\da-f]{6})\)/g)].map(([, name, light, dark]) => [
    name as string,
    { light, dark },
  ]),
)

describe('colours', () => {
  it.each(['light', 'dark'] as const)('can be read and told apart on %s paper', (theme) => {
    const tooWeak = PAIRS.map(([ink, ground, least]) => ({ ink, ground, least, is: contrast(colour(ink, theme), colour(ground, theme)) }))
      .filter(({ is, least }) => is < least)
      .map(({ ink, ground, least, is }) => `${ink} on ${ground}: ${is.toFixed(2)} < ${least}`)
    expect(tooWeak).toEqual([])
  })

  it('are measured as the guideline says', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
})

function colour(name: string, theme: 'light' | 'dark'): string {
  const value = declared.get(name)?.[theme]
  if (!value) throw new Error(`no colour ${name}`)
  return value
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
