/** Answers about shared folders. */
import type { folderCalls } from '../../../shared/api/calls/folder.ts'
import type { HandlersOf } from '../../../shared/api/contract.ts'
import type { OpenCoalition } from '../open-coalition.ts'

/** Handlers over the coalition that is open. */
export function folderHandlers(here: () => OpenCoalition): HandlersOf<keyof typeof folderCalls> {
  return {
    'folder.list': () => [...here().folders.list()],
    'folder.add': ({ path }) => here().folders.add(path),
    'folder.remove': async ({ path }) => {
      await here().folders.remove(path)
      return [...here().folders.list()]
    },
    'folder.look': async () => [...(await here().folders.look())],
  }
}
