/** A disk without room: nothing that was kept is lost, nothing ends, and everything goes on once there is room. */
import { expect, it } from 'vitest'
import { appendText } from '../../../../shared/document/edit.ts'
import { isAppError } from '../../../../shared/errors.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'

/** More than the pages that a store has free by itself. */
const LONG = 'We ask the ministry to publish figures of revenue and spending. '.repeat(400)
const MINUTE = 60_000

const write = ({ positions }: Computer, id: ReturnType<Computer['positions']['create']>['id'], text: string): void =>
  positions.edit(id, (doc) => appendText(doc, text, 'test'))
const read = ({ positions }: Computer, id: ReturnType<Computer['positions']['create']>['id']): string =>
  positions.read(id, (doc) => doc.getXmlFragment('body').toString())

it('[TEXT-10] what was saved before the disk was full is sealed once there is room', () => {
  const coalition = coalitionOf('amina', 'bilal')
  const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
  const { id } = amina.positions.create({ title: 'Open data' })
  amina.replica.documents.open(id)
  write(amina, id, LONG)
  amina.disk.store.setFull(true)
  coalition.link('amina', 'bilal')
  coalition.world.time.pass(MINUTE)
  expect(amina.replica.documents.hasUnshared(id)).toBe(true)
  amina.disk.store.setFull(false)
  coalition.world.time.pass(MINUTE)
  expect(amina.replica.documents.hasUnshared(id)).toBe(false)
  expect(read(bilal, id)).toContain(LONG.trim())
})

it('[TEXT-10] an edit that a full disk refuses is not taken, and says why', () => {
  const { founder } = coalitionOf('amina')
  const { id } = founder.positions.create({ title: 'Open data' })
  write(founder, id, 'Before.')
  founder.disk.store.setFull(true)
  const refusal = (): unknown => {
    try {
      return write(founder, id, LONG)
    } catch (error) {
      return error
    }
  }
  expect(isAppError(refusal(), 'disk-full')).toBe(true)
  expect(read(founder, id)).not.toContain('figures')
  founder.disk.store.setFull(false)
  write(founder, id, 'After.')
  expect(read(founder, id)).toMatch(/Before\..*After\./)
})

it('[TEXT-10] what a full disk could not take from a peer comes once there is room, over the same link', () => {
  const coalition = coalitionOf('amina', 'bilal')
  const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
  coalition.link('amina', 'bilal')
  bilal.disk.store.setFull(true)
  const { id } = amina.positions.create({ title: 'Open data' })
  write(amina, id, LONG)
  coalition.world.time.pass(MINUTE)
  expect(bilal.replica.heads()).not.toEqual(amina.replica.heads())
  expect(bilal.sessions.peers()).toHaveLength(1)
  bilal.disk.store.setFull(false)
  coalition.world.time.pass(MINUTE)
  expect(read(bilal, id)).toContain(LONG.trim())
  expect(bilal.replica.heads()).toEqual(amina.replica.heads())
})

it('[TEXT-10] closing with a full disk keeps what was saved for the next start', () => {
  const coalition = coalitionOf('amina')
  const { founder } = coalition
  const { id } = founder.positions.create({ title: 'Open data' })
  const opened = founder.replica.documents.open(id)
  write(founder, id, LONG)
  founder.disk.store.setFull(true)
  opened.close()
  founder.replica.documents.close()
  founder.disk.store.setFull(false)
  const again = coalition.restart('amina')
  expect(read(again, id)).toContain(LONG.trim())
  coalition.world.time.pass(MINUTE)
  expect(again.replica.documents.hasUnshared(id)).toBe(false)
})
