/** What a computer left in boxes whose key nobody uses any more. */
import { expect, it } from 'vitest'
import { createMemoryFolder } from '../../../../electron/adapters/memory/memory-folder.ts'
import { tagOf } from '../../../../electron/core/folder/folder-tools.ts'
import { createLeftBoxes } from '../../../../electron/core/folder/left-boxes.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'

const [NEW, OLD] = [new Uint8Array(32).fill(2), new Uint8Array(32).fill(1)]

it('[MAILBOX-2] [FOLDER-5] is removed once the key is out of use, under every tag of its own, and nothing else', async () => {
  const { replica } = coalitionOf('amina').founder
  let inUse = [NEW, OLD]
  const tools = { replica, accessKeys: () => [NEW, OLD], keysInUse: () => inUse }
  const [before, now] = [tagOf({ ...tools, accessKeys: () => [OLD] }), tagOf(tools)]
  const [box, current] = [createMemoryFolder(), createMemoryFolder()]
  const names = [`${before}-1.age`, `${now}-0.age`, 'abcdefabcdef-1.age']
  for (const name of names) for (const one of [box, current]) await one.write(name, Uint8Array.of(1))
  let lists = 0
  const counted = {
    ...box,
    list: () => {
      lists++
      return box.list()
    },
  }
  const { tidy } = createLeftBoxes(tools, (key) => (key === OLD ? counted : current))
  await tidy()
  expect(lists).toBe(0)
  inUse = [NEW]
  await tidy()
  await tidy()
  expect([lists, [...box.files.keys()], current.files.size]).toEqual([1, ['abcdefabcdef-1.age'], 3])
})
