/** Colours and type. */
import type { ReactNode } from 'react'
import { Heading } from '../kit/index.ts'
import styles from './gallery.module.css'
import type { Samples } from './samples.ts'
import { Specimen } from './specimen.tsx'

const PAIRS = [
  ['paper', 'ink'],
  ['surface', 'ink'],
  ['surface-raised', 'ink-soft'],
  ['sunken', 'ink-soft'],
  ['accent', 'on-accent'],
  ['accent-soft', 'accent'],
  ['danger', 'on-danger'],
  ['danger-soft', 'danger'],
  ['warning-soft', 'warning'],
  ['good-soft', 'good'],
] as const

/** The section. */
export function ThemeSection({ samples }: { readonly samples: Samples }): ReactNode {
  return (
    <>
      <Specimen title="Colours">
        {PAIRS.map(([ground, ink]) => (
          <span key={ground} className={styles.swatch} style={{ background: `var(--${ground})`, color: `var(--${ink})` }}>
            {ground}
          </span>
        ))}
      </Specimen>
      <Specimen title="Text" isColumn>
        <div>
          <Heading level={3}>{samples.short}</Heading>
          <p className={styles.reading}>{samples.paragraph}</p>
          <p className={styles.reading}>{samples.paragraph}</p>
        </div>
        <div>
          <Heading level={3}>{samples.endless}</Heading>
          <p>{samples.paragraph}</p>
        </div>
      </Specimen>
    </>
  )
}
