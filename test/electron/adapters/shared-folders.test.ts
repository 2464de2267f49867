/** Shared folders: on disk and in memory. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openNodeFolder } from '../../../electron/adapters/folder/node-folder.ts'
import { createMemoryFolder } from '../../../electron/adapters/memory/memory-folder.ts'
import { sharedFolderContract } from '../../contracts/shared-folder.contract.ts'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

sharedFolderContract('memory', () => {
  const folder = createMemoryFolder()
  return { folder, gone: () => folder.setPresent(false) }
})

sharedFolderContract('disk', () => {
  const path = mkdtempSync(join(tmpdir(), 'chorus-test-folder-'))
  made.push(path)
  return { folder: openNodeFolder(path), gone: () => rmSync(path, { recursive: true }) }
})
