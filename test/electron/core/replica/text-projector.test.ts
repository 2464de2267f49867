/** Projections of texts: what goes wrong in reading one leaves the others, and the host's timers, alone. */
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openMemoryStore } from '../../../../electron/adapters/memory/memory-store.ts'
import { openGeneration } from '../../../../electron/core/replica/generation.ts'
import { createTextProjector } from '../../../../electron/core/replica/text-projector.ts'
import { readText } from '../../../../electron/host/read-text.ts'
import { appendText } from '../../../../shared/document/edit.ts'
import type { DocumentId } from '../../../../shared/ids.ts'
import { createVirtualTime } from '../../../support/virtual-time.ts'

const [bad, good] = ['a'.repeat(32) as DocumentId, 'b'.repeat(32) as DocumentId]

/** A projector over two texts, of which the first cannot be read while `isFaulty` answers so. */
function projecting(isFaulty: () => boolean) {
  const [store, time, warnings] = [openMemoryStore(), createVirtualTime(), [] as unknown[]]
  const load = (id: DocumentId) => {
    const doc = new Y.Doc({ gc: false })
    appendText(doc, id === bad ? 'Secret words.' : 'Other words.', 'test')
    return { id, doc, refresh: () => true, leftOut: 0, isInOneOrder: false, position: () => 1, destroy: () => doc.destroy() }
  }
  const projector = createTextProjector({
    store,
    clock: time.clock(),
    log: { info: () => undefined, warn: (...told) => void warnings.push(told) },
    generation: openGeneration(store),
    opened: () => undefined,
    load,
    readText: (doc) => {
      const read = readText(doc)
      if (isFaulty() && read.excerpt.startsWith('Secret')) throw new RangeError(`cannot read ${read.excerpt}`)
      return read
    },
  })
  return { store, time, warnings, projector }
}

it('[TEXT-11] a text that cannot be read ends no timer and keeps no other text from being listed', () => {
  let isFaulty = true
  const { store, time, warnings, projector } = projecting(() => isFaulty)
  for (const document of [bad, good]) projector.changed(document)
  time.pass(1_000)
  expect(store.projection(good)?.excerpt).toBe('Other words.')
  expect([bad, good].map(projector.isUnread)).toEqual([true, false])
  expect(JSON.stringify(warnings)).toContain(bad)
  expect(JSON.stringify(warnings)).not.toContain('Secret')
  isFaulty = false
  projector.changed(bad)
  time.pass(1_000)
  expect([store.projection(bad)?.excerpt, projector.isUnread(bad)]).toEqual(['Secret words.', false])
})
