/** Closing a text, signing it and reading the matrix, from the command line. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../shared/api/contract.ts'
import { type CommandLine, openCommandLine, type TestProfile } from '../../support/command-line.ts'

let line: CommandLine
afterEach(() => line.end())

async function withPaper(): Promise<TestProfile> {
  line = openCommandLine()
  const amina = line.profile('amina')
  await amina.run('profile', 'create', '--person', 'Amina')
  await amina.run('coalition', 'create', 'Open Kenya', '--organisation', 'Land Rights Now')
  await amina.run('position', 'create', '--title', 'Budget', '--ask', 'Publish monthly')
  await amina.run('position', 'write', '1', '--append', 'We ask for monthly data.')
  return amina
}

describe('the command line', { timeout: 180_000 }, () => {
  it('[CLOSE-3] [SIGN-2] closes a text, signs exactly it, and says who signed an earlier one after a change', async () => {
    const amina = await withPaper()
    const first = await amina.run<OutputOf<'text.close'>>('version', 'freeze', '1', '--note', 'Agreed')
    expect((await amina.attempt('position', 'write', '1', '--append', 'Late.')).code).toBe(4)
    const unsaid = await amina.attempt('endorse', '--version', first.code, '--decision', 'endorsed')
    expect([unsaid.code, unsaid.complaint]).toEqual([2, expect.stringContaining('who decided')])
    await amina.run('endorse', '--version', first.hash, '--decision', 'endorsed', '--mandate-body', 'Board', '--mandate-date', '2026-11-10')
    const stateNow = async (): Promise<string | undefined> => {
      const { organisations } = await amina.run<OutputOf<'signons.matrix'>>('matrix')
      return organisations[0]?.cells[0]?.state
    }
    expect(await stateNow()).toBe('signed')
    await amina.run('stage', '1', 'drafting')
    await amina.run('position', 'write', '1', '--append', 'And weekly.')
    const second = await amina.run<OutputOf<'text.close'>>('version', 'freeze', '1')
    expect(await stateNow()).toBe('earlier')
    const { wordsAdded, wordsRemoved } = await amina.run<OutputOf<'text.compare'>>('version', 'diff', first.code, second.code)
    expect([wordsAdded, wordsRemoved]).toEqual([2, 0])
    const texts = await amina.run<OutputOf<'text.list'>['texts']>('version', 'list', '1')
    expect(texts.map(({ number, code, isInForce, note }) => [number, code, isInForce, note])).toEqual([
      [1, first.code, false, 'Agreed'],
      [2, second.code, true, ''],
    ])
    expect((await amina.say('version', 'show', first.code)).output).toContain('We ask for monthly data.')
    expect((await amina.say('matrix')).output).toContain('Land Rights Now: signed an earlier text (text 1)')
    expect((await amina.attempt('version', 'show', 'ZZZZ-ZZZZ')).code).toBe(3)
  })

  it('[META-6] [AGREE-1] [AGREE-3] gives deadlines, states a rule, freezes an outcome, and makes the sheet for the board', async () => {
    const amina = await withPaper()
    await amina.run('position', 'language', '1', 'fr')
    expect((await amina.attempt('position', 'language', '1', 'no tag')).code).toBe(2)
    const until = ['2099-12-04T17:00', '--zone', 'Africa/Nairobi']
    const { deadline } = await amina.run<OutputOf<'position.deadline'>>('deadline', '1', ...until)
    expect(deadline).toEqual({ at: Date.UTC(2099, 11, 4, 14), zone: 'Africa/Nairobi' })
    expect((await amina.attempt('deadline', '1', 'tomorrow')).complaint).toContain('is no time')
    expect((await amina.run<OutputOf<'position.deadline'>>('deadline', '1', 'none')).deadline).toBeNull()
    const { code, hash } = await amina.run<OutputOf<'text.close'>>('version', 'freeze', '1')
    const silence = await amina.run<OutputOf<'signons.announce-silence'>>('silence', 'announce', code, '--until', ...until)
    expect(silence).toEqual({ organisations: 1, notReached: [] })
    expect(await amina.run('agreement', 'rule')).toMatchObject({ isStated: false, share: 2 / 3 })
    await amina.run('agreement', 'state', '--count', '1', '--silence')
    expect(await amina.run('agreement', 'rule')).toEqual({
      count: 1,
      share: null,
      silenceCounts: true,
      recordedCounts: false,
      isStated: true,
    })
    expect(await amina.run('agreement')).toMatchObject([{ agreement: 'not-met', yes: 0, needed: 1 }])
    expect((await amina.attempt('agreement', '--count', '1', '--share', '0.5')).code).toBe(2)
    await amina.run('agreement', 'freeze', code, '--words', 'Not yet.')
    expect(await amina.run('agreement', 'outcomes')).toMatchObject([{ words: 'Not yet.', agreement: 'not-met', text: { hash, number: 1 } }])
    expect((await amina.say('agreement', 'outcomes')).output).toContain('Not yet.')
    const sheet = join(amina.directory, '..', 'sheet.html')
    await amina.run('sheet', code, '--out', sheet)
    expect(readFileSync(sheet, 'utf8')).toContain(code)
  })
})
