/** What a log that waits for another costs while it waits. */
import { expect, it } from 'vitest'
import type { ReplicaStore } from '../../../../electron/core/ports/replica-store.ts'
import { appendText } from '../../../../shared/document/edit.ts'
import { plainText } from '../../../../shared/document/plain-text.ts'
import type { DocumentId } from '../../../../shared/ids.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'
import { type Computer, diskOf } from '../../../support/computer.ts'
import { ownRuns } from '../../../support/own-runs.ts'

const write = (computer: Computer, id: DocumentId, text: string): void => {
  computer.positions.edit(id, (doc) => appendText(doc, text, 'test'))
  computer.replica.documents.sealAll()
}

/** The store, noting how many entries of a log are read. */
function counted(store: ReplicaStore, isOf: (chain: number) => boolean) {
  let read = 0
  const entries: ReplicaStore['entries'] = (chain, from, limit) => {
    const found = store.entries(chain, from, limit)
    if (isOf(chain)) read += found.length
    return found
  }
  const forget = (): void => {
    read = 0
  }
  return { store: { ...store, entries }, taken: () => read, forget }
}

it('[APPLY-1] a log that waits is read by its first entry, and not again before what it waits for is applied', () => {
  const coalition = coalitionOf('amina', 'bilal', 'chen')
  const [bilal, chen] = ['bilal', 'chen'].map(coalition.member) as [Computer, Computer]
  const { id } = coalition.founder.positions.create({ title: 'Waiting' })
  coalition.meet()
  write(bilal, id, 'Before.')
  coalition.meet()
  write(chen, id, 'Chen.')
  bilal.replica.receive(ownRuns(chen))
  for (let count = 0; count < 100; count++) write(bilal, id, 'Bilal.')

  const { disk } = coalition.founder
  const log = coalition.founder.replica.chains.ofDevice(bilal.replica.keys().device)[0]?.chain
  const { store, taken, forget } = counted(disk.store, (chain) => chain === log)
  const amina = coalition.restart('amina', { ...diskOf(disk), store: { ...disk.store, ...store } })
  amina.replica.receive(ownRuns(bilal))
  expect(amina.replica.waiting()).toBeGreaterThanOrEqual(100)
  expect(taken()).toBe(1)
  forget()
  for (let count = 0; count < 10; count++) write(amina, id, 'Amina.')
  expect(taken()).toBe(0)
  amina.replica.receive(ownRuns(chen))
  expect(amina.replica.waiting()).toBe(0)
  expect(amina.positions.read(id, plainText)).toContain('Bilal.')
})
