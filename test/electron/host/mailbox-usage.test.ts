/** What goes to a mailbox is data used, as what members exchange is. */
import { mkdtempSync, rmSync } from 'node:fs'
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
