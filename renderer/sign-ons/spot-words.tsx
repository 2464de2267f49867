/** The words about what has the focus in the matrix. */
import type { ReactNode } from 'react'
import { Time } from '../kit/time.tsx'
import { positionName } from '../messages/position-name.ts'
import { useSay } from '../messages/say.tsx'
import { cellSentence, type Sayer } from './cell-sentence.ts'
import styles from './matrix.module.css'
import type { MatrixSpot } from './matrix-view.tsx'
import { useSayer } from './use-sayer.ts'

/** What has the focus; `differs` is how many words the text in force differs by from the one that was signed. */
export interface SpotWordsProps {
  readonly spot: MatrixSpot
  readonly differs?: number | undefined
}

/** Read out when it changes only where the grid does not: on a cell the cell itself says it. */
export function SpotWords({ spot, differs }: SpotWordsProps): ReactNode {
  const say = useSay()
  const sayer = useSayer()
  const { row, column } = spot
  const words = wordsOf(sayer, spot)
  return (
    <p className={styles.detailWords}>
      {words}
      {differs !== undefined && ` ${say('sign-ons.differs', { number: column?.text?.number ?? 0, count: differs })}`}
      {!row && column?.text && ` · ${say('sign-ons.text', { number: column.text.number, code: column.text.code })}`}
      {row && !row.isMine && !row.isOutside && (
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

function wordsOf(sayer: Sayer, { row, column, cell, isOutside = false }: MatrixSpot): string {
  const { say } = sayer
  if (row && column && cell) return cellSentence(sayer, row.name, column, cell)
  if (row) return row.isOutside ? row.name : say('sign-ons.owes.whole', { organisation: row.name, count: row.owes })
  if (!column) return say(isOutside ? 'sign-ons.outside.means' : 'sign-ons.totals')
  return positionName(say, column)
}
