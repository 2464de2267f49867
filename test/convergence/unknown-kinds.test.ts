/** Entries of kinds that a newer program writes: kept and passed on, without effect here. */
import { expect, it } from 'vitest'
import { utf8 } from '../../shared/bytes/hex.ts'
import { KIND } from '../../shared/entry/header.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import { forge } from '../support/forged-run.ts'

it('[LOG-10] an entry of a kind that is not known here is kept, changes nothing, is passed on, and its log goes on', () => {
  const coalition = coalitionOf('amina', 'bilal', 'chen')
  const [amina, bilal, chen] = [coalition.member('amina'), coalition.member('bilal'), coalition.member('chen')]
  const { device } = chen.replica.keys()
  const before = JSON.stringify(amina.replica.store.registers())
  const body = utf8('{"t":"set","at":3,"changes":[{"kind":"position","id":"new","fields":{"title":"By a newer program"}}]}')
  const unknown = Math.max(...Object.values(KIND)) + 1
  expect(amina.replica.receive([forge(chen, undefined, body, { kind: unknown })])).toMatchObject([{ added: 1, refused: undefined }])
  expect([amina.replica.waiting(), JSON.stringify(amina.replica.store.registers())]).toEqual([0, before])
  coalition.link('amina', 'bilal')
  coalition.world.time.pass(60_000)
  const held = bilal.replica.chains.ofDevice(device)[0]
  const entry = held && bilal.replica.store.entry(held.chain, held.seq)
  expect([entry?.header.kind, entry?.body]).toEqual([unknown, body])
  const { seq = 0, hash } = held ?? {}
  const act = utf8(JSON.stringify({ t: 'set', at: 3, changes: [{ kind: 'position', id: 'ab'.repeat(16), fields: { title: 'After it' } }] }))
  const next = forge(chen, undefined, act, { kind: KIND.act, seq: seq + 1, ...(hash && { previous: hash }) })
  expect(bilal.replica.receive([next])).toMatchObject([{ added: 1, refused: undefined }])
  expect(bilal.positions.list().map(({ title }) => title)).toEqual(['After it'])
})
