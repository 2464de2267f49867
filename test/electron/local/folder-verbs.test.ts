/** Two members who are never online together and share a folder, from the command line. */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
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

  it('[INV-5] [MAILBOX-4] a whole message lets in through the mailbox it names, without any file', async () => {
    const { url, end } = await startMailbox(join(shared, 'kept-asking'), '127.0.0.1:0')
    const [amina, bilal] = [line.profile('amina'), line.profile('bilal')]
    await amina.run('profile', 'create', '--person', 'Amina')
    await bilal.run('profile', 'create', '--person', 'Bilal')
    await amina.run('coalition', 'create', 'Open Kenya', '--organisation', 'Land Rights Now')
    await amina.run('folder', 'add', url)
    const { block } = await amina.run<{ block: string }>('coalition', 'invite', '--organisation', 'Teachers’ Union')
    const asked = await bilal.say('coalition', 'join', `Hello!\n${block}`, '--wait', '3')
    expect(asked).toMatchObject({ code: 5, output: expect.stringContaining('Your request lies in the mailbox.') })
    await amina.run('folder', 'look')
    const [request] = await amina.run<{ id: string }[]>('coalition', 'requests')
    await amina.run('coalition', 'admit', request?.id ?? '')
    await amina.run('folder', 'look')
    await bilal.run('coalition', 'join', block, '--wait', '20')
    expect(await bilal.run<OutputOf<'folder.list'>>('folder', 'list')).toMatchObject([{ path: url }])
    await end()
  })

  it('[MAILBOX-2] a mailbox does the same, knows nothing, and may be away for a while', async () => {
    const started = Date.now()
    const [amina, bilal] = await letInByFiles()
    const kept = join(shared, 'kept')
    const open = (address: string): Promise<RunningMailbox> => startMailbox(kept, address)
    const first = await open('127.0.0.1:0')
    for (const member of [amina, bilal]) await member.run('folder', 'add', first.url)
    await amina.run('position', 'create', '--title', 'Budget')
    await amina.run('position', 'write', '1', '--append', 'Written in Nairobi.')
    await first.end()
    const [away] = await bilal.run<OutputOf<'folder.list'>>('folder', 'look')
    expect(away).toMatchObject({ isMailbox: true, fault: 'missing', problem: expect.stringContaining('does not answer') })
    const again = await open(new URL(first.url).host)
    await bilal.run('folder', 'look')
    await bilal.run('position', 'write', '1', '--append', 'Written in Kisumu.')
    await amina.run('folder', 'look')
    const { text } = await amina.run<{ text: string }>('position', 'show', '1')
    expect(text).toBe('Written in Nairobi.\n\nWritten in Kisumu.')
    console.log(`through a mailbox, never online together: ${((Date.now() - started) / 1000).toFixed(1)} s, each step a program of its own`)
    const [box = '', ...more] = readdirSync(kept)
    expect([/^[0-9a-f]{64}$/.test(box), more]).toEqual([true, []])
    for (const name of readdirSync(join(kept, box))) {
      const bytes = readFileSync(join(kept, box, name))
      for (const secret of ['Budget', 'Nairobi', 'Amina', 'Open Kenya', 'Teachers']) expect(bytes.includes(secret)).toBe(false)
    }
    expect(await amina.run('folder', 'remove', first.url)).toEqual([])
    await again.end()
  })
})

interface RunningMailbox {
  readonly url: string
  readonly end: () => Promise<void>
}

async function startMailbox(directory: string, address: string): Promise<RunningMailbox> {
  const { child, said } = await line.profile('nobody').begin('mailbox', '--listen', address, '--dir', directory)
  const url = /http:\S+/.exec(said)?.[0] ?? ''
  const end = async (): Promise<void> => {
    child.kill('SIGTERM')
    const [code] = (await once(child, 'close')) as [number | null]
    expect(code).toBe(0)
  }
  return { url, end }
}
