/** Tables of responses as ministries send them back. */
import { describe, expect, it } from 'vitest'
import { RESPONSE_RESULTS, resultOf } from '../../../shared/submission/response.ts'
import { emptyResponseTable, readResponseTable } from '../../../shared/submission/response-table.ts'

const rowsOf = (...rows: (readonly (string | number)[])[]) => rows.map((cells, index) => ({ line: index + 1, cells: cells.map(String) }))
const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const

describe('a table of responses', () => {
  it.each(LANGUAGES)('[RESP-3] is read back under the headings that went out in %s', (language) => {
    const [head = [], [number = '', commitment = '', ask = ''] = []] = emptyResponseTable(language, [
      { number: 4, commitment: 'KE0031', ask: 'Publish.' },
    ])
    const filled = [number, commitment, ask, 'Yes', 'Law of 2026', 'Treasury', '12.11.2026']
    expect(readResponseTable(rowsOf(['Ministry of Finance'], head, filled))).toEqual({
      missing: [],
      rows: [
        {
          line: 3,
          number: '4',
          commitment: 'KE0031',
          response: { result: 'accepted', words: 'Yes', reason: 'Law of 2026', unit: 'Treasury', on: '2026-11-12' },
        },
      ],
    })
    expect(readResponseTable(rowsOf(head, [number, commitment, ask, '', '', '', ''])).rows[0]?.response).toBeUndefined()
  })

  it('[RESP-3] is none without numbers or responses, and says which lacks', () => {
    expect(readResponseTable(rowsOf(['No.', 'Reason'], ['1', 'x']))).toEqual({ rows: [], missing: ['response'] })
    expect(readResponseTable([])).toEqual({ rows: [], missing: ['number', 'response'] })
  })

  it('[RESP-1] takes words that name a kind for that kind, and a sentence for none', () => {
    expect(['Accepted.', ' PARTLY ', 'Non', 'قيد الدراسة', 'ya existe'].map(resultOf)).toEqual([
      'accepted',
      'partly_accepted',
      'rejected',
      'needs_discussion',
      'already_exists',
    ])
    expect(['', 'No decision was taken yet', 'Accepted, except the date'].map(resultOf)).toEqual([null, null, null])
    expect(RESPONSE_RESULTS).toHaveLength(7)
  })

  it('[RESP-3] keeps a day that could be read in two ways as it was written, and cuts what is longer than a page', () => {
    const { rows } = readResponseTable(rowsOf(['No.', 'Response', 'Date'], ['1', 'x'.repeat(9000), '03/04/2026']))
    expect(rows[0]?.response?.on).toBe('03/04/2026')
    expect(rows[0]?.response?.words).toHaveLength(4001)
  })
})
