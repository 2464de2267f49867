/** Rows of a table of responses before they are kept: what each would change, and what a person says that words mean. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { RESPONSE_RESULTS, type ResponseResult } from '../../shared/submission/response.ts'
import { Select } from '../kit/index.ts'
import { ReadLines } from '../layout/read-lines.tsx'
import { useSay } from '../messages/say.tsx'
import { ResponseWords, ResultBadge } from './response-words.tsx'

type Line = OutputOf<'responses.import'>['lines'][number]

interface ReadRowsProps {
  readonly lines: readonly Line[]
  readonly onResult: (number: number, result: ResponseResult) => void
}

/** See the head of this file. */
export function ReadRows({ lines, onResult }: ReadRowsProps): ReactNode {
  const say = useSay()
  const columns = [say('responses.column.number'), say('responses.column.response'), say('responses.column.kind')]
  return (
    <ReadLines
      lines={lines}
      columns={columns}
      outcome={({ problem, change }) => say(problem === null ? `responses.change.${change}` : `responses.problem.${problem}`)}
      cells={(line) => (
        <>
          <th scope="row">
            <bdi>{[line.number, line.title].filter(Boolean).join(' · ')}</bdi>
          </th>
          <td>
            <ResponseWords response={line} />
          </td>
          <td>{line.change !== 'none' && <Kind line={line} onResult={onResult} />}</td>
        </>
      )}
    />
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
