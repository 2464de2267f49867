/** Somebody is let in through a mailbox that the invitation names: nobody is ever online together, and no file passes through a hand. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createProfile } from '../../../electron/host/create-profile.ts'
import { type Host, openHost } from '../../../electron/host/host.ts'
import { endTestMailboxes, openTestMailbox, type TestMailbox } from '../../support/test-mailbox.ts'

let folder = ''
let open: Host[] = []
let mailbox: TestMailbox
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-mailbox-joining-'))
  open = []
  mailbox = await openTestMailbox()
})
afterEach(async () => {
  for (const host of open) await host.close()
  await endTestMailboxes()
  rmSync(folder, { recursive: true, force: true })
})

async function start(name: string): Promise<Host> {
  const host = await openHost({ directory: join(folder, name), log: createSilentLog(), network: { webrtc: false } })
  open.push(host)
  return host
}
async function profile(name: string): Promise<Host> {
  await createProfile({ directory: join(folder, name), person: name })
  return await start(name)
}
async function end(host: Host): Promise<void> {
  open = open.filter((one) => one !== host)
  await host.close()
}
async function founded(): Promise<{ readonly amina: Host; readonly block: string }> {
  const amina = await profile('Amina')
  await amina.handlers()['coalition.create']({ name: 'Open Samara', organisation: 'Budget Watch' })
  await amina.handlers()['position.create']({ title: 'Publish the budget' })
  await amina.handlers()['position.write']({ id: '1', append: 'Every month.' })
  await amina.handlers()['folder.add']({ path: mailbox.url })
  const { block } = await amina.handlers()['coalition.invite']({ organisation: 'Teachers’ Union', role: 'editor', expiresHours: 24 })
  return { amina, block }
}
async function ask(host: Host, block: string): Promise<void> {
  const { code, mailboxes } = await host.handlers()['invitation.read']({ text: `Hello!\n${block}` })
  await host.handlers()['coalition.join']({ code: code ?? '', mailboxes, waitSeconds: 0 })
}
const look = (host: Host) => host.handlers()['folder.look']({})
const joining = (host: Host) => host.handlers()['coalition.joining']({})
const filesKept = (): readonly string[] =>
  readdirSync(mailbox.directory).flatMap((box) => readdirSync(join(mailbox.directory, box)).filter((name) => name.endsWith('.age')))
const askingFiles = (): readonly string[] => filesKept().filter((name) => /request|welcome/.test(name))

describe('being let in through a mailbox', { timeout: 60_000 }, () => {
  it('[INV-5] [MAILBOX-4] [MAILBOX-5] needs nothing but the invitation, over restarts of both, and leaves nothing behind', async () => {
    const { amina, block } = await founded()
    await end(amina)
    const ben = await profile('Ben')
    await ask(ben, block)
    await expect.poll(async () => (await joining(ben)).mailboxes).toMatchObject([{ address: mailbox.url, state: 'left' }])
    expect(askingFiles()).toEqual([expect.stringMatching(/^[0-9a-f]{12}-request\.age$/)])
    await end(ben)

    const again = await start('Amina')
    await look(again)
    const [request] = await again.handlers()['coalition.requests']({})
    expect(request).toMatchObject({ name: 'Ben', organisationName: 'Teachers’ Union', isByEnvelope: false })
    await again.handlers()['coalition.admit']({ id: request?.id ?? '' })
    await look(again)
    expect(askingFiles()).toHaveLength(2)
    await look(again)
    expect(askingFiles()).toHaveLength(2)
    expect(await again.handlers()['envelope.post']({})).toMatchObject([{ hasAskedByEnvelope: false }])
    await end(again)

    const inside = await start('Ben')
    await expect.poll(async () => (await joining(inside)).state, { timeout: 10_000 }).toBe('let-in')
    expect(await inside.handlers()['folder.list']({})).toMatchObject([{ path: mailbox.url, isMailbox: true }])
    await look(inside)
    expect(await inside.handlers()['position.show']({ id: '1', format: 'text' })).toMatchObject({ text: 'Every month.' })
    await inside.handlers()['position.write']({ id: '1', append: 'And every contract.' })
    await look(inside)
    await expect.poll(askingFiles).toEqual([])

    const third = await start('Amina')
    await look(third)
    expect(await third.handlers()['position.show']({ id: '1', format: 'text' })).toMatchObject({
      text: 'Every month.\n\nAnd every contract.',
    })
  })

  it('[JOIN-5] does not ask a mailbox while its person wants envelopes only', async () => {
    const { block } = await founded()
    const ben = await profile('Ben')
    const { code, mailboxes } = await ben.handlers()['invitation.read']({ text: block })
    await ben.handlers()['coalition.join']({ code: code ?? '', mailboxes, byEnvelope: true, waitSeconds: 0 })
    expect(await joining(ben)).toMatchObject({ mailboxes: [] })
    expect(askingFiles()).toEqual([])
    await ben.handlers()['coalition.join']({ byEnvelope: false, waitSeconds: 0 })
    await expect.poll(askingFiles).toHaveLength(1)
  })

  it('[JOIN-5] is not tried for a request that is made as a file from the code', async () => {
    const { block } = await founded()
    const ben = await profile('Ben')
    const { code, mailboxes } = await ben.handlers()['invitation.read']({ text: block })
    await ben.handlers()['envelope.request']({ code: code ?? '' })
    expect(await joining(ben)).toMatchObject({ state: 'waiting', isByEnvelope: true })
    await ben.handlers()['coalition.join']({ code: code ?? '', mailboxes, byEnvelope: false, waitSeconds: 0 })
    await ben.handlers()['envelope.request']({ code: code ?? '' })
    expect(await joining(ben)).toMatchObject({ state: 'waiting', isByEnvelope: false })
  })

  it('[MAILBOX-4] takes the request back where its person asks no more, and says where a mailbox does not answer', async () => {
    const { block } = await founded()
    const ben = await profile('Ben')
    await ask(ben, block)
    await expect.poll(askingFiles).toHaveLength(1)
    await ben.handlers()['coalition.cancel-join']({})
    await expect.poll(askingFiles).toEqual([])
    await mailbox.mailbox.close()
    await ask(ben, block)
    await expect.poll(async () => (await joining(ben)).mailboxes).toMatchObject([{ state: 'no-answer', leftAt: null }])
  })

  it('[MAILBOX-4] takes the request back where its person asks under another invitation', async () => {
    const { amina, block } = await founded()
    const ben = await profile('Ben')
    await ask(ben, block)
    await expect.poll(askingFiles).toHaveLength(1)
    const [first] = askingFiles()
    const again = await amina.handlers()['coalition.invite']({ organisation: 'Nurses', role: 'editor', expiresHours: 24 })
    await ask(ben, again.block)
    await expect.poll(() => askingFiles().filter((name) => name !== first)).toHaveLength(1)
    await expect.poll(askingFiles).not.toContain(first)
  })

  it('[JOIN-5] [INV-5] is not looked at once in by an envelope, where its person wanted envelopes only', async () => {
    const { amina, block } = await founded()
    const ben = await profile('Ben')
    const { code, mailboxes } = await ben.handlers()['invitation.read']({ text: block })
    await ben.handlers()['coalition.join']({ code: code ?? '', mailboxes, address: '127.0.0.1:9', byEnvelope: true, waitSeconds: 0 })
    const { file } = await ben.handlers()['envelope.request']({})
    await amina.handlers()['envelope.import']({ files: [file] })
    const [request] = await amina.handlers()['coalition.requests']({})
    await amina.handlers()['coalition.admit']({ id: request?.id ?? '' })
    const welcome = await amina.handlers()['envelope.export']({ for: 'Ben', all: false, partBytes: 18_000_000 })
    await ben.handlers()['envelope.import']({ files: welcome.files.map((part) => part.file) })
    expect(await joining(ben)).toMatchObject({ state: 'let-in' })
    expect(await ben.handlers()['folder.list']({})).toEqual([])
    await end(ben)
    expect(await (await start('Ben')).handlers().network({})).toMatchObject({ known: [] })
  })

  it('[MAILBOX-4] refuses an address that is none', async () => {
    const ben = await profile('Ben')
    const { block } = await founded()
    const { code } = await ben.handlers()['invitation.read']({ text: block })
    const odd = ben.handlers()['coalition.join']({ code: code ?? '', mailboxes: ['https://amina@mail.example.org/'], waitSeconds: 0 })
    await expect(odd).rejects.toMatchObject({ code: 'bad-input' })
    expect(await joining(ben)).toMatchObject({ state: 'none' })
  })
})
