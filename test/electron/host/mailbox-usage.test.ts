/** What goes to a mailbox is data used, as what members exchange is. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createProfile } from '../../../electron/host/create-profile.ts'
import { openHost } from '../../../electron/host/host.ts'
import { endTestMailboxes, openTestMailbox } from '../../support/test-mailbox.ts'

const directory = mkdtempSync(join(tmpdir(), 'chorus-mailbox-usage-'))
afterEach(async () => {
  await endTestMailboxes()
  rmSync(directory, { recursive: true, force: true })
})

it('counts what a mailbox brought and got, also after the next start', async () => {
  const { url } = await openTestMailbox()
  await createProfile({ directory, person: 'Amina' })
  const open = () => openHost({ directory, log: createSilentLog(), network: { webrtc: false } })
  const host = await open()
  const call = host.handlers()
  await call['coalition.create']({ name: 'Open Samara', organisation: 'Budget Watch' })
  expect((await call.network({})).usage).toEqual([])
  await call['folder.add']({ path: url })
  const [today] = (await call.network({})).usage
  // The box was listed, and this computer's statement written into it.
  expect(today?.received).toBeGreaterThan(0)
  await host.close()
  const again = await open()
  expect((await again.handlers().network({})).usage[0]?.received).toBeGreaterThanOrEqual(today?.received ?? Number.POSITIVE_INFINITY)
  await again.close()
})

it('[MAILBOX-4] [MAILBOX-5] counts what goes to the box of an invitation, at both ends', async () => {
  const { url, directory: kept } = await openTestMailbox()
  const start = async (person: string) => {
    await createProfile({ directory: join(directory, person), person })
    return openHost({ directory: join(directory, person), log: createSilentLog(), network: { webrtc: false } })
  }
  const [amina, ben] = [await start('Amina'), await start('Ben')]
  const sentBy = async ({ handlers }: typeof amina) => (await handlers().network({})).usage[0]?.sent ?? 0
  await amina.handlers()['coalition.create']({ name: 'Open Samara', organisation: 'Budget Watch' })
  await amina.handlers()['folder.add']({ path: url })
  const { code } = await amina.handlers()['coalition.invite']({ organisation: 'Nurses', role: 'editor', expiresHours: 24 })
  await ben.handlers()['coalition.join']({ code, mailboxes: [url], waitSeconds: 0 })
  // What is sent is counted before it has arrived.
  const isLeft = (): boolean => readdirSync(kept, { recursive: true }).some((path) => String(path).endsWith('-request.age'))
  await expect.poll(isLeft, { timeout: 10_000 }).toBe(true)
  await amina.handlers()['folder.look']({})
  const [request] = await amina.handlers()['coalition.requests']({})
  await amina.handlers()['coalition.admit']({ id: request?.id ?? '' })
  await amina.handlers()['folder.look']({})
  const files = readdirSync(kept, { recursive: true, withFileTypes: true }).filter(({ name }) => name.endsWith('.age'))
  expect(files.some(({ name }) => name.includes('welcome'))).toBe(true)
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
  expect((await sentBy(amina)) + (await sentBy(ben))).toBeGreaterThanOrEqual(bytes)
  await ben.close()
  await amina.close()
})
