/** What the government answered, from the command line: the table out, filled in, back. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readXlsx } from '../../../electron/adapters/spreadsheet/read-xlsx.ts'
import type { OutputOf } from '../../../shared/api/contract.ts'
import { type CommandLine, openCommandLine } from '../../support/command-line.ts'

let line: CommandLine
afterEach(() => line.end())

describe('the command line', { timeout: 240_000 }, () => {
  it('[RESP-3] writes the table, says what one that came back would change, and keeps it once', async () => {
    line = openCommandLine()
    const amina = line.profile('amina')
    await amina.run('profile', 'create', '--person', 'Amina')
    await amina.run('coalition', 'create', 'Open Kenya', '--organisation', 'Land Rights Now')
    await amina.run('position', 'create', '--title', 'Budget', '--ask', 'Publish monthly')
    await amina.run('position', 'write', '1', '--append', 'We ask for monthly data.')
    await amina.run('version', 'freeze', '1')
    const folder = dirname(amina.directory)
    await amina.run('submission', 'build', '--positions', '1', '--title', 'Joint', '--out', join(folder, 'out'))
    const empty = join(folder, 'responses.xlsx')
    await amina.run('submission', 'response-table', '--edition', '1', '--out', empty)
    const sheets = await readXlsx(readFileSync(empty))
    expect(sheets.ok && sheets.value[0]?.[1]?.slice(0, 3)).toEqual(['1', '', 'Publish monthly'])
    const filled = join(folder, 'filled.csv')
    writeFileSync(filled, 'No.,Response,Reason\n1,We look into it,No money\n9,Yes,\n')
    const read = ['submission', 'import-responses', filled, '--edition', '1', '--result', '1=needs_discussion']
    const { output } = await amina.say(...read)
    expect(output).toContain('line 2: 1 new: needs discussion | We look into it | No money')
    expect(output).toContain('line 3: unknown number: not taken')
    expect(await amina.run<OutputOf<'responses.import'>>(...read, '--take')).toMatchObject({ kept: 1 })
    expect(await amina.run<OutputOf<'responses.import'>>(...read, '--take')).toMatchObject({ kept: 0 })
    expect((await amina.say('submission', 'responses')).output).toContain(
      'edition 1  1. Budget: needs discussion | We look into it | No money',
    )
    expect((await amina.attempt(...read.slice(0, -1), '1=perhaps')).code).toBe(2)
  })
})
