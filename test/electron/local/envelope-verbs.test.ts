/** Envelopes from the command line: a start by files alone, in parts, previewed; what is no envelope is refused unread. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readEnvelopeFile } from '../../../electron/local/envelope-files.ts'
import { type CommandLine, openCommandLine, type TestProfile } from '../../support/command-line.ts'

interface Read {
  readonly refused: string | null
  readonly taken: boolean
  readonly letsIn: boolean
  readonly missingParts: readonly number[]
  readonly words: readonly string[]
  readonly adds: { readonly edits: number }
}

const GIGABYTE = 1024 ** 3

let line: CommandLine | undefined
afterEach(async () => {
  await line?.end()
  line = undefined
})

/** Amina's coalition with a position; Bilal with a code; where files can lie. */
async function start(): Promise<{ amina: TestProfile; bilal: TestProfile; code: string; file: (name: string) => string }> {
  line = openCommandLine()
  const [amina, bilal] = [line.profile('amina'), line.profile('bilal')]
  await amina.run('profile', 'create', '--person', 'Amina')
  await bilal.run('profile', 'create', '--person', 'Bilal')
  await amina.run('coalition', 'create', 'Open Samara', '--organisation', 'Budget Watch')
  await amina.run('position', 'create', '--title', 'Publish the budget')
  const { code } = await amina.run<{ code: string }>('coalition', 'invite', '--organisation', 'Teachers’ Union')
  return { amina, bilal, code, file: (name) => join(dirname(amina.directory), name) }
}
const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

describe('chorus envelope', () => {
  it('[ENV-13] [ENV-14] lets in by files alone, and carries a text in parts', async () => {
    const { amina, bilal, code, file } = await start()
    const asked = await bilal.run<{ words: readonly string[] }>('envelope', 'request', file('request.age'), '--code', code)
    const before = digest(file('request.age'))
    const [request] = await amina.run<readonly Read[]>('envelope', 'import', file('request.age'))
    expect(request).toMatchObject({ refused: null, taken: true })
    expect(request?.words).toEqual(asked.words)
    const [waiting] = await amina.run<readonly { id: string }[]>('coalition', 'requests')
    await amina.run('coalition', 'admit', waiting?.id ?? '')
    writeFileSync(
      file('long.md'),
      Array.from({ length: 900 }, (_, at) => `${at} ${createHash('sha512').update(String(at)).digest('base64')}`).join('\n\n'),
    )
    await amina.run('position', 'write', '1', '--from', file('long.md'))
    const made = await amina.run<{ files: readonly string[]; kind: string }>(
      'envelope',
      'export',
      file('welcome.age'),
      '--for',
      'Bilal',
      '--part-size',
      '0.05',
    )
    expect(made).toMatchObject({ kind: 'welcome' })
    expect(made.files.length).toBeGreaterThan(1)
    expect(made.files[0]).toBe(file(`welcome-1of${made.files.length}.age`))
    expect(existsSync(file('welcome.age'))).toBe(false)

    const withoutFirst = await bilal.attempt('envelope', 'import', ...made.files.slice(1))
    expect(withoutFirst.code).toBe(5)
    expect(JSON.parse(withoutFirst.output)).toMatchObject([{ refused: 'part-missing', missingParts: [1], taken: false }])
    expect((await bilal.attempt('members')).code).toBe(4)
    expect(await bilal.run('envelope', 'import', '--preview', ...made.files)).toMatchObject([{ letsIn: true, taken: false }])
    expect(await bilal.run('envelope', 'import', ...made.files.toReversed())).toMatchObject([{ letsIn: true, taken: true }])
    expect(await bilal.run('position', 'show', '1')).toEqual(await amina.run('position', 'show', '1'))

    await bilal.run('position', 'write', '1', '--append', 'Every month.')
    await bilal.run('envelope', 'export', file('reply.age'))
    expect((await bilal.attempt('envelope', 'export', file('reply.age'))).code).toBe(2)
    expect(await amina.run('envelope', 'import', file('reply.age'))).toMatchObject([{ taken: true, adds: { edits: 1 } }])
    const said = await amina.say('envelope', 'import', file('reply.age'))
    expect(said.output).toContain('by Bilal of Teachers’ Union')
    expect(said.output).toContain('nothing that is not here')
    expect(digest(file('request.age'))).toBe(before)
  }, 120_000)

  it('[ENV-1] [ENV-6] refuses what it cannot use, with an exit code for each, and leaves the file as it was', async () => {
    const { amina, bilal, file } = await start()
    expect((await amina.attempt('envelope', 'export', file('nobody.age'))).code).toBe(3)
    expect((await amina.attempt('envelope', 'import', file('missing.age'))).code).toBe(3)
    expect((await bilal.attempt('envelope', 'request', file('request.age'))).code).toBe(3)
    writeFileSync(file('letter.txt'), 'Dear friends, this is not an envelope at all.')
    const refused = await amina.attempt('envelope', 'import', file('letter.txt'))
    expect(refused.code).toBe(2)
    expect(JSON.parse(refused.output)).toMatchObject({ error: { code: 'bad-input' } })
    expect(readdirSync(dirname(amina.directory)).sort()).toEqual(['amina', 'bilal', 'letter.txt'])
    expect(readFileSync(file('letter.txt'), 'utf8')).toContain('Dear friends')
  })

  it('[ENV-1] refuses a gigabyte of zeros, and one that begins like an envelope, without reading it', async () => {
    line = openCommandLine()
    const folder = dirname(line.profile('any').directory)
    const [zeros, disguised] = [join(folder, 'zeros.age'), join(folder, 'disguised.age')]
    for (const [path, start] of [
      [zeros, ''],
      [disguised, 'age-encryption.org/v1\n'],
    ] as const) {
      writeFileSync(path, start)
      truncateSync(path, GIGABYTE)
      const before = process.memoryUsage().rss
      const started = performance.now()
      await expect(readEnvelopeFile(path)).rejects.toMatchObject({ code: start ? 'too-large' : 'bad-input' })
      expect(performance.now() - started).toBeLessThan(1_000)
      expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024)
      expect(statSync(path).size).toBe(GIGABYTE)
    }
  })
})
