/** A step that the disk refuses leaves nothing behind in memory that the store does not hold. */
import { expect, it } from 'vitest'
import { nextRun } from '../../../../electron/core/exchange/run-reader.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'

it('[LOG-9] whoever was let in by a step that failed is known after the step that succeeded, also after a restart', () => {
  const coalition = coalitionOf('amina', 'bilal')
  const { disk } = coalition.member('bilal')
  let isFull = false
  const setProgress: typeof disk.store.setProgress = (progress) => {
    if (isFull) throw new Error('the disk is full')
    disk.store.setProgress(progress)
  }
  const bilal = coalition.restart('bilal', { ...disk, store: { ...disk.store, setProgress } })
  const chen = coalition.letIn('chen', ['editor'])
  const amina = coalition.member('amina')
  const { store, chains, keys } = amina.replica
  const chain = chains.ofDevice(keys().device)[0]
  const run = nextRun(store, chains, { chain: chain?.chain as never, from: 1 }, 'held')?.run as Uint8Array
  isFull = true
  expect(() => bilal.replica.receive([run])).toThrow(/full/)
  isFull = false
  expect(bilal.replica.receive([run])[0]?.refused).toBeUndefined()
  const restarted = coalition.restart('bilal', disk)
  coalition.meet()
  const written = chen.positions.create({ title: 'By whoever was let in' })
  coalition.meet()
  expect(restarted.positions.find(written.id).title).toBe('By whoever was let in')
})
