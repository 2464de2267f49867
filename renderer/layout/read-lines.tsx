/** Lines of a table that was read, before anything of it is kept. */
import type { ReactNode } from 'react'
import { useSay } from '../messages/say.tsx'
import styles from './read-lines.module.css'

/** A line by its number in the table; `problem` says why it cannot be taken, null where nothing stands in the way. */
interface ReadLine {
  readonly line: number
  readonly problem: string | null
}

/** `columns` are the headings between the line's number and what becomes of it; `cells` draws what stands under them, `outcome` the last. */
export interface ReadLinesProps<L extends ReadLine> {
  readonly lines: readonly L[]
  readonly columns: readonly string[]
  readonly cells: (line: L) => ReactNode
  readonly outcome: (line: L) => string
}

/** What stands in the way comes first. */
export function ReadLines<L extends ReadLine>({ lines, columns, cells, outcome }: ReadLinesProps<L>): ReactNode {
  const say = useSay()
  const shown = [...lines].sort((a, b) => Number(a.problem === null) - Number(b.problem === null) || a.line - b.line)
  return (
    <section className={styles.frame} aria-label={say('supporters.table.preview')}>
      <table className={styles.lines}>
        <thead>
          <tr>
            {[say('supporters.column.line'), ...columns, say('supporters.column.what')].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <tr key={line.line} data-wrong={line.problem !== null}>
              <td>{line.line}</td>
              {cells(line)}
              <td>{outcome(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
