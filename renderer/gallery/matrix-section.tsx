/** The matrix of sign-ons at its largest. */
import { type ReactNode, useMemo } from 'react'
import { MatrixView } from '../sign-ons/matrix-view.tsx'
import { SpotWords } from '../sign-ons/spot-words.tsx'
import styles from './gallery.module.css'
import { sampleMatrix } from './sample-matrix.ts'
import type { Samples } from './samples.ts'

/** See the head of this file. */
export function MatrixSection({ samples }: { readonly samples: Samples }): ReactNode {
  const matrix = useMemo(() => sampleMatrix(samples), [samples])
  return (
    <div className={styles.matrix}>
      <MatrixView matrix={matrix} detail={(spot) => <SpotWords spot={spot} />} />
    </div>
  )
}
