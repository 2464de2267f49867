/** Organisations outside, scans and late sign-ons from the command line. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../shared/api/contract.ts'
import { type CommandLine, openCommandLine, type TestProfile } from '../../support/command-line.ts'

let line: CommandLine
afterEach(() => line.end())

interface Season {
  readonly amina: TestProfile
  readonly code: string
  readonly folder: string
}

async function closedText(): Promise<Season> {
  line = openCommandLine()
  const amina = line.profile('amina')
  await amina.run('profile', 'create', '--person', 'Amina')
  await amina.run('coalition', 'create', 'Open Kenya', '--organisation', 'Land Rights Now')
  await amina.run('position', 'create', '--title', 'Budget', '--ask', 'Publish monthly')
  await amina.run('position', 'write', '1', '--append', 'We ask for monthly data.')
  const { code } = await amina.run<OutputOf<'text.close'>>('version', 'freeze', '1')
  return { amina, code, folder: dirname(amina.directory) }
}

const SAID = ['--decision', 'endorsed', '--on', '2026-11-12', '--source', 'E-mail']

describe('the command line', { timeout: 240_000 }, () => {
  it('[OUTSIDE-1] [OUTSIDE-3] [OUTSIDE-4] [ATTACH-3] [ATTACH-4] records who supports from outside, with a scan, by a table, renamed and taken off the list', async () => {
    const { amina, code, folder } = await closedText()
    const scan = join(folder, 'letter.pdf')
    writeFileSync(scan, '%PDF-1.7 signed by hand')
    await amina.run('supporters', 'record', 'Arhus Centre', '--version', code, ...SAID, '--country', 'DK', '--attach', scan)
    expect((await amina.attempt('supporters', 'record', 'X', '--version', code, ...SAID, '--attach', amina.directory)).code).not.toBe(0)
    const [arhus] = await amina.run<OutputOf<'supporters.list'>>('supporters', 'list')
    expect(arhus).toMatchObject({ name: 'Arhus Centre', country: 'DK', removed: null })
    const saved = join(folder, 'saved.pdf')
    await amina.run('attachment', code, '--organisation', arhus?.id ?? '', '--out', saved)
    expect(readFileSync(saved)).toEqual(readFileSync(scan))

    const table = join(folder, 'supporters.csv')
    writeFileSync(table, 'Organisation,Text,Answer,Given on,How it came\nLand Watch,1,yes,2026-11-13,Letter\n')
    expect((await amina.say('supporters', 'import', table)).output).toContain('Nothing was taken: this only says what it would do.')
    expect(await amina.run<OutputOf<'supporters.import'>>('supporters', 'import', table, '--take')).toMatchObject({ taken: true })

    await amina.run('supporters', 'rename', arhus?.id ?? '', 'Aarhus Centre')
    const land = (await amina.run<OutputOf<'supporters.list'>>('supporters', 'list')).find(({ name }) => name === 'Land Watch')
    await amina.run('supporters', 'remove', land?.id ?? '', '--why', 'Recorded by mistake')
    const { output } = await amina.say('supporters', 'list')
    expect(output).toContain(`Aarhus Centre, DK (was: Arhus Centre)  ${arhus?.id}`)
    expect(output).toContain('Land Watch  taken off the list: Recorded by mistake')
    const matrix = await amina.run<OutputOf<'signons.matrix'>>('matrix')
    expect(matrix.organisations.map(({ name, isOutside }) => [name, isOutside])).toEqual([
      ['Land Rights Now', false],
      ['Aarhus Centre', true],
    ])

    const [plain, withScans] = [join(folder, 'plain'), join(folder, 'with scans')]
    await amina.run('submission', 'build', '--positions', '1', '--title', 'Joint', '--out', plain)
    await amina.run('submission', 'build', '--edition', '1', '--scans', '--out', withScans)
    expect(existsSync(join(plain, 'recorded'))).toBe(false)
    expect(readdirSync(join(withScans, 'recorded')).sort()).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.pdf$/), 'list.txt'])
    expect(readFileSync(join(withScans, 'recorded/list.txt'), 'utf8')).toContain('Aarhus Centre\t1\t')
    expect(await amina.run('verify', withScans)).toMatchObject({ holds: true, problems: [] })
  })

  it('[LATE-1] [LATE-2] rules that a late sign-on does not count', async () => {
    const { amina, code } = await closedText()
    const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    const record = (name: string, on: string): Promise<unknown> =>
      amina.run('supporters', 'record', name, '--version', code, '--decision', 'endorsed', '--on', on, '--source', 'E-mail')
    await amina.run('deadline', '1', `${dayIn(1)}T17:00`, '--zone', 'UTC')
    await record('Aarhus Centre', dayIn(0))
    await record('Land Watch', dayIn(3))
    const [aarhus, land] = await amina.run<OutputOf<'supporters.list'>>('supporters', 'list')
    const rule = (id = ''): readonly string[] => [
      ...['rule-late', code, '--organisation', id, '--ruling', 'does-not-count', '--why', 'The letter was printed'],
    ]
    expect((await amina.say('matrix')).output).toContain('Land Watch: recorded by the coordinator, late: not ruled upon yet')
    expect((await amina.attempt(...rule(aarhus?.id))).complaint).toContain('not late')
    expect(await amina.run(...rule(land?.id))).toEqual({ counts: false })
    expect((await amina.say('matrix')).output).toContain('Land Watch: late, does not count, late: does not count, The letter was printed')
  })
})
