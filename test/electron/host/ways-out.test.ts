/** When a host dials what it was told and what it found. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Place } from '../../../electron/adapters/direct/direct-links.ts'
import { type Address, placeText } from '../../../electron/host/address.ts'
import { createWaysOut, type WaysOut } from '../../../electron/host/ways-out.ts'
import { createVirtualTime, type VirtualTime } from '../../support/virtual-time.ts'

const one: Address = { host: '10.0.0.1', port: 1 }
const two: Address = { host: '10.0.0.2', port: 2 }

let time: VirtualTime
let hubs: Set<string>
let sessions: Set<string>
/** Addresses with a link that stands. */
let answering: Set<string>
let isLinked: boolean
beforeEach(() => {
  time = createVirtualTime()
  hubs = new Set()
  sessions = new Set()
  answering = new Set()
  isLinked = false
})

function waysOut(withWebrtc = true): WaysOut {
  const direct = {
    linkHub: (at: Place) => void hubs.add(placeText(at)),
    dialSession: (at: Place) => void sessions.add(placeText(at)),
    forget: (at: Place) => {
      hubs.delete(placeText(at))
      sessions.delete(placeText(at))
    },
    dialling: (at: Place) => {
      const state = answering.has(placeText(at)) ? ('answered' as const) : ('no-answer' as const)
      return { state, fault: undefined, triedAt: 0, answeredAt: undefined }
    },
  }
  return createWaysOut({ clock: time.clock(), direct, withWebrtc, isLinked: () => isLinked })
}

describe('the ways out of a host', () => {
  it('[LAN-7] are hubs at once, and sessions where nobody was linked for four seconds', () => {
    const ways = waysOut()
    ways.add(one, false)
    ways.setFound([two])
    expect([...hubs].sort()).toEqual(['10.0.0.1:1', '10.0.0.2:2'])
    time.pass(3_000)
    expect([...sessions]).toEqual([])
    time.pass(2_000)
    expect([...sessions].sort()).toEqual(['10.0.0.1:1', '10.0.0.2:2'])
  })

  it('[LAN-7] leave it to WebRTC while that links, and take over when it does no more', () => {
    const ways = waysOut()
    ways.add(one, false)
    isLinked = true
    time.pass(3600_000)
    expect(sessions.size).toBe(0)
    isLinked = false
    time.pass(6_000)
    expect([...sessions]).toEqual(['10.0.0.1:1'])
  })

  it('[HUB-4] meet at a server, where there is no session to dial', () => {
    const ways = waysOut(false)
    const meeting = { meeting: 'wss://meet.example.org/' }
    ways.add(meeting, true)
    time.pass(6_000)
    expect([[...hubs], [...sessions], ways.told()]).toEqual([['wss://meet.example.org/'], [], [meeting]])
    ways.remove(meeting)
    expect(hubs.size).toBe(0)
  })

  it('are sessions at once without WebRTC, and for whoever belongs to no lobby yet', () => {
    waysOut(false).add(one, false)
    expect([...sessions]).toEqual(['10.0.0.1:1'])
    waysOut().add(two, true)
    expect([...sessions]).toContain('10.0.0.2:2')
  })

  it('[LAN-7] forget what is found no more, but neither what was told nor a link that stands', () => {
    const ways = waysOut()
    ways.add(one, false)
    ways.setFound([one, two])
    answering.add('10.0.0.2:2')
    ways.setFound([])
    time.pass(60_000)
    expect([...hubs].sort()).toEqual(['10.0.0.1:1', '10.0.0.2:2'])
    expect(ways.told()).toEqual([one])
    answering.clear()
    time.pass(2_000)
    expect([...hubs]).toEqual(['10.0.0.1:1'])
    ways.remove(one)
    expect(hubs.size).toBe(0)
  })

  it('keep an address that was told and removed for as long as it is found', () => {
    const ways = waysOut()
    ways.add(one, false)
    ways.setFound([one])
    ways.remove(one)
    time.pass(10_000)
    expect([[...hubs], ways.told()]).toEqual([['10.0.0.1:1'], []])
  })

  it('are closed and opened as they were, without those lost meanwhile', () => {
    const ways = waysOut()
    ways.add(one, false)
    ways.setFound([two])
    ways.setOn(false)
    expect(hubs.size + sessions.size).toBe(0)
    ways.setFound([])
    time.pass(60_000)
    expect(hubs.size + sessions.size).toBe(0)
    ways.setOn(true)
    expect([...hubs]).toEqual(['10.0.0.1:1'])
  })
})
