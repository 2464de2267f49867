/** Shared folders: on disk, in memory, in a mailbox. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openNodeFolder } from '../../../electron/adapters/folder/node-folder.ts'
import { openHttpBoxes } from '../../../electron/adapters/mailbox/http-boxes.ts'
import { openMailboxFolder } from '../../../electron/adapters/mailbox/mailbox-folder.ts'
import { createMemoryFolder } from '../../../electron/adapters/memory/memory-folder.ts'
import { sharedFolderContract } from '../../contracts/shared-folder.contract.ts'
import { endTestMailboxes, openTestMailbox } from '../../support/test-mailbox.ts'

const made: string[] = []
afterAll(async () => {
  await endTestMailboxes()
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

sharedFolderContract('memory', () => {
  const folder = createMemoryFolder()
  return { folder, gone: () => folder.setPresent(false) }
})

sharedFolderContract('mailbox', async () => {
  const { url, mailbox } = await openTestMailbox()
  return { folder: openMailboxFolder(openHttpBoxes(url), () => ['a'.repeat(64), 'b'.repeat(64)]), gone: mailbox.close }
})

sharedFolderContract('disk', () => {
  const path = mkdtempSync(join(tmpdir(), 'chorus-test-folder-'))
  made.push(path)
  return { folder: openNodeFolder(path), gone: () => rmSync(path, { recursive: true }) }
})
