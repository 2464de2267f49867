/** What every shared folder promises. */
import { describe, expect, it } from 'vitest'
import type { SharedFolder } from '../../electron/core/ports/shared-folder.ts'

/** A folder, and how to make it disappear. */
export interface FolderUnderTest {
  readonly folder: SharedFolder
  readonly gone: () => void | Promise<void>
}

/** Runs the suite on an adapter. */
export function sharedFolderContract(name: string, create: () => FolderUnderTest | Promise<FolderUnderTest>): void {
  describe(`a shared folder (${name})`, () => {
    it('[FOLDER-1] lists what was written, whole, and replaces under the same name', async () => {
      const { folder } = await create()
      expect(await folder.list()).toEqual([])
      await folder.write('a.age', Uint8Array.of(1, 2, 3))
      await folder.write('a.age', Uint8Array.of(4, 5))
      expect(await folder.list()).toEqual([{ name: 'a.age', bytes: 2, changedAt: expect.any(Number) }])
      expect(await folder.read('a.age', 100)).toEqual(Uint8Array.of(4, 5))
    })

    it('answers nothing for what is gone or too large, and removes twice', async () => {
      const { folder } = await create()
      await folder.write('a.age', new Uint8Array(10))
      expect(await folder.read('a.age', 9)).toBeUndefined()
      expect(await folder.read('b.age', 9)).toBeUndefined()
      await folder.remove('a.age')
      await folder.remove('a.age')
      expect(await folder.list()).toEqual([])
    })

    it('says so when the folder is not there, and never makes it', async () => {
      const { folder, gone } = await create()
      await gone()
      await expect(folder.list()).rejects.toMatchObject({ code: 'unreachable', fault: 'missing' })
      await expect(folder.write('a.age', Uint8Array.of(1))).rejects.toMatchObject({ code: 'unreachable' })
      await expect(folder.list()).rejects.toMatchObject({ code: 'unreachable' })
    })
  })
}
