/** Servers that help members to link: a coordinator enters them, every member's computer gets them, and nobody reads a password where it is not used. */
import { describe, expect, it } from 'vitest'
import { openRelays, type Relays } from '../../../../electron/core/coalition/relays.ts'
import { RELAYS_RECORD } from '../../../../shared/record/field-rights.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'

const relaysOf = ({ replica, opened }: Computer): Relays => openRelays({ replica, isCoordinator: opened.coalition.isCoordinator })
const STUN = { url: 'stun:192.0.2.9:3478', username: '', password: '' }
const TURN = { url: 'turn:192.0.2.9:3478', username: 'members', password: 'a secret of the coalition' }

describe('servers that help members to link', () => {
  it('[RELAY-1] are none before a coordinator enters one, reach every member, change and go', () => {
    const { member, meet } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [relaysOf(member('amina')), relaysOf(member('bilal'))]
    expect(bilal.list()).toEqual([])
    amina.add(STUN)
    amina.add({ ...TURN, url: 'TURN:192.0.2.9:3478' })
    meet()
    expect(bilal.list()).toEqual([STUN, TURN])
    amina.add({ ...TURN, password: 'another' })
    amina.remove('STUN:192.0.2.9:3478')
    meet()
    expect(bilal.list()).toEqual([{ ...TURN, password: 'another' }])
    expect(() => amina.remove(STUN.url)).toThrow('has no server')
  })

  it('[RELAY-1] are a coordinator’s alone: others are refused, and an act that a changed program of theirs makes sets nothing', () => {
    const { member, meet } = coalitionOf('amina', 'bilal')
    expect(() => relaysOf(member('bilal')).add(STUN)).toThrow('Only a coordinator')
    for (const kind of [RELAYS_RECORD, 'position']) {
      member('bilal').replica.actRecords([{ kind, id: RELAYS_RECORD, fields: { servers: [STUN] } }])
    }
    meet()
    expect([relaysOf(member('amina')).list(), relaysOf(member('bilal')).list()]).toEqual([[], []])
  })

  it('[RELAY-2] are refused beyond four, and where the address or the account does not fit', () => {
    const relays = relaysOf(coalitionOf('amina').founder)
    for (const index of [1, 2, 3, 4]) relays.add({ ...STUN, url: `stun:192.0.2.${index}` })
    expect(() => relays.add(STUN)).toThrow('4 such servers at most')
    relays.add({ ...STUN, url: 'stun:192.0.2.4' })
    expect(relays.list()).toHaveLength(4)
    expect(() => relays.add({ ...STUN, url: 'http://192.0.2.9' })).toThrow('looks like stun:HOST:PORT')
    expect(() => relays.add({ ...TURN, password: '' })).toThrow('asks for a name and a password')
    expect(() => relays.add({ ...STUN, password: 'x' })).toThrow('asks for no name')
  })

  it('[RELAY-1] that a newer version states otherwise are none', () => {
    const { replica, opened } = coalitionOf('amina').founder
    replica.actRecords([{ kind: RELAYS_RECORD, id: RELAYS_RECORD, fields: { servers: [{ ...STUN, region: 'eu' }] } }])
    expect(openRelays({ replica, isCoordinator: opened.coalition.isCoordinator }).list()).toEqual([])
  })
})
