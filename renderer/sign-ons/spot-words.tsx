/** The words about what has the focus in the matrix. */
import type { ReactNode } from 'react'
import { Time } from '../kit/time.tsx'
import { useSay } from '../messages/say.tsx'
import { cellSentence } from './cell-sentence.ts'
import styles from './matrix.module.css'
import type { MatrixSpot } from './matrix-view.tsx'
import { useSayer } from './use-sayer.ts'

/** What has the focus; `differs` is how many words the text in force differs by from the one that was signed. */
export interface SpotWordsProps {
  readonly spot: MatrixSpot
  readonly differs?: number | undefined
}

/** Read out when it changes only where the grid does not: on a cell the cell itself says it. */
export function SpotWords({ spot: { row, column, cell }, differs }: SpotWordsProps): ReactNode {
  const say = useSay()
  const sayer = useSayer()
  const position = column && (column.number === null ? column.title : say('home.position', { number: column.number, title: column.title }))
  const words =
    row && column && cell
      ? cellSentence(sayer, row.name, column, cell)
      : row
        ? say('sign-ons.owes.whole', { organisation: row.name, count: row.owes })
        : (position ?? say('sign-ons.totals'))
  return (
    <p className={styles.detailWords}>
      {words}
      {differs !== undefined && ` ${say('sign-ons.differs', { number: column?.text?.number ?? 0, count: differs })}`}
      {!row && column?.text && ` · ${say('sign-ons.text', { number: column.text.number, code: column.text.code })}`}
      {row && !row.isMine && (
        <>
          {' · '}
          {row.heardAt === null ? (
            say('sign-ons.never-heard')
          ) : (
            <>
              {say('sign-ons.heard')} <Time at={row.heardAt} />
            </>
          )}
        </>
      )}
    </p>
  )
}
