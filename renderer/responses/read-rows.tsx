/** Rows of a table of responses before they are kept: what each would change, and what a person says that words mean. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { RESPONSE_RESULTS, type ResponseResult } from '../../shared/submission/response.ts'
import { Select } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import styles from '../supporters/supporters.module.css'
import { ResponseWords, ResultBadge } from './response-words.tsx'

type Line = OutputOf<'responses.import'>['lines'][number]

interface ReadRowsProps {
  readonly lines: readonly Line[]
  readonly onResult: (number: number, result: ResponseResult) => void
}

/** What stands in the way comes first. */
export function ReadRows({ lines, onResult }: ReadRowsProps): ReactNode {
  const say = useSay()
  const shown = [...lines].sort((a, b) => Number(a.problem === null) - Number(b.problem === null) || a.line - b.line)
  return (
    <section className={styles.frame} aria-label={say('supporters.table.preview')}>
      <table className={styles.lines}>
        <thead>
          <tr>
            <th scope="col">{say('supporters.column.line')}</th>
            <th scope="col">{say('responses.column.number')}</th>
            <th scope="col">{say('responses.column.response')}</th>
            <th scope="col">{say('responses.column.kind')}</th>
            <th scope="col">{say('supporters.column.what')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <tr key={line.line} data-wrong={line.problem !== null}>
              <td>{line.line}</td>
              <th scope="row">
                <bdi>{[line.number, line.title].filter(Boolean).join(' · ')}</bdi>
              </th>
              <td>
                <ResponseWords response={line} />
              </td>
              <td>{line.change !== 'none' && <Kind line={line} onResult={onResult} />}</td>
              <td>{say(line.problem === null ? `responses.change.${line.change}` : `responses.problem.${line.problem}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Words that name a kind need no person; a sentence does. */
function Kind({ line, onResult }: { readonly line: Line; readonly onResult: ReadRowsProps['onResult'] }): ReactNode {
  const say = useSay()
  if (line.change === 'same') return <ResultBadge result={line.result} />
  return (
    <Select
      label={say('responses.kind-of', { number: line.number })}
      isLabelHidden
      placeholder={say('responses.result.own-words')}
      options={RESPONSE_RESULTS.map((id) => ({ id, label: say(`responses.result.${id}`) }))}
      value={line.result}
      onChange={(result) => onResult(Number(line.number), result)}
    />
  )
}
