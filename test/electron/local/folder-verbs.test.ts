/** Two members who are never online together and share a folder, from the command line. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../shared/api/contract.ts'
import { type CommandLine, openCommandLine, type TestProfile } from '../../support/command-line.ts'

let line: CommandLine
let shared: string
beforeEach(() => {
  line = openCommandLine()
  shared = mkdtempSync(join(tmpdir(), 'chorus-test-shared-'))
})
afterEach(async () => {
  await line.end()
  rmSync(shared, { recursive: true, force: true })
})

/** Amina and Bilal belong to one coalition, let in by files alone. */
async function letInByFiles(): Promise<readonly [TestProfile, TestProfile]> {
  const [amina, bilal] = [line.profile('amina'), line.profile('bilal')]
  await amina.run('profile', 'create', '--person', 'Amina')
  await bilal.run('profile', 'create', '--person', 'Bilal')
  await amina.run('coalition', 'create', 'Open Kenya', '--organisation', 'Land Rights Now')
  const { code } = await amina.run<{ code: string }>('coalition', 'invite', '--organisation', 'Teachers’ Union')
  await bilal.attempt('coalition', 'join', code, '--wait', '0')
  const request = join(shared, 'request.out')
  await bilal.run('envelope', 'request', request)
  await amina.run('envelope', 'import', request)
  const [asked] = await amina.run<{ id: string }[]>('coalition', 'requests')
  await amina.run('coalition', 'admit', asked?.id ?? '')
  const welcome = join(shared, 'welcome.out')
  await amina.run('envelope', 'export', welcome, '--for', 'Bilal')
  await bilal.run('envelope', 'import', welcome)
  return [amina, bilal]
}

describe('a shared folder from the command line', { timeout: 240_000 }, () => {
  it('[FOLDER-1] brings texts between two who are never online together, over restarts, and says what is wrong', async () => {
    const started = Date.now()
    const [amina, bilal] = await letInByFiles()
    const folder = join(shared, 'cloud')
    const missing = await amina.attempt('folder', 'add', folder)
    expect([missing.code, missing.complaint]).toEqual([5, expect.stringContaining('not there')])
    mkdirSync(folder)
    for (const member of [amina, bilal]) await member.run('folder', 'add', folder)
    await amina.run('position', 'create', '--title', 'Budget')
    await amina.run('position', 'write', '1', '--append', 'Written in Nairobi.')
    await bilal.run('folder', 'look')
    await bilal.run('position', 'write', '1', '--append', 'Written in Kisumu.')
    await amina.run('folder', 'look')
    const { text } = await amina.run<{ text: string }>('position', 'show', '1')
    expect(text).toBe('Written in Nairobi.\n\nWritten in Kisumu.')
    console.log(`through a folder, never online together: ${((Date.now() - started) / 1000).toFixed(1)} s, each step a program of its own`)
    expect(readdirSync(folder).every((name) => /^[0-9a-f]{12}-\d+\.age$/.test(name))).toBe(true)
    const away = `${folder}-away`
    rmSync(folder, { recursive: true })
    const [view] = await amina.run<OutputOf<'folder.list'>>('folder', 'look')
    expect(view?.problem).toContain('not there')
    mkdirSync(away)
    expect(await amina.run('folder', 'remove', folder)).toEqual([])
    expect((await amina.attempt('folder', 'remove', folder)).code).toBe(3)
  })
})
