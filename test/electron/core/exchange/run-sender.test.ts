/** Sending runs over a session that takes one at a time. */
import { expect, it } from 'vitest'
import { createPeerHeads } from '../../../../electron/core/exchange/peer-heads.ts'
import { createRunSender } from '../../../../electron/core/exchange/run-sender.ts'
import { appendText } from '../../../../shared/document/edit.ts'
import { decodeRun } from '../../../../shared/entry/run.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'

it('[EXCH-2] a session that is full after every run gets everything all the same', () => {
  const { member } = coalitionOf('amina')
  const { replica, positions } = member('amina')
  const { id } = positions.create({ title: 'Publish the budget' })
  for (let part = 0; part < 6; part++) {
    positions.edit(id, (doc) => appendText(doc, `${part} `.repeat(20_000), 'test'))
    replica.documents.sealAll()
  }
  const theirs = createPeerHeads(replica.chains, replica.coalition)
  theirs.set([])
  const seqs: number[] = []
  let hasRoom = true
  const say = {
    run: (run: Uint8Array) => {
      hasRoom = false
      const entries = decodeRun(replica.coalition, run)
      if (entries.ok) seqs.push(...entries.value.map(({ header }) => header.seq))
    },
    points: () => undefined,
  }
  const sender = createRunSender({ store: replica.store, chains: replica.chains, theirs, say, hasRoom: () => hasRoom, form: () => 'held' })
  let rounds = 0
  while (sender.pump()) {
    hasRoom = true
    rounds++
  }
  const last = replica.chains.all()[0]?.seq ?? 0
  expect(rounds).toBeGreaterThan(2)
  expect(seqs).toEqual(Array.from({ length: last }, (_, index) => index + 1))
  expect(theirs.areOurs()).toBe(true)
})
