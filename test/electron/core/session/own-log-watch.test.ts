/** What links tell of a computer's own log, by who is at the other end. */
import { describe, expect, it } from 'vitest'
import { type OwnLogWatch, ownLogEvents } from '../../../../electron/core/session/own-log-watch.ts'
import type { DeviceId } from '../../../../shared/ids.ts'

describe('what links tell of the own log', () => {
  it('[LOG-11] is a split only where a member says so, and no more once it was removed', () => {
    const said: [DeviceId, boolean][] = []
    const watch: OwnLogWatch = {
      claimed: () => undefined,
      said: () => undefined,
      saidSplit: (peer, isSplit) => said.push([peer, isSplit]),
      proved: () => undefined,
      maySend: () => true,
    }
    const peer = 'ab'.repeat(32) as DeviceId
    let isMember = true
    const events = ownLogEvents(watch, peer, () => isMember)
    events.ownLogSplit(true)
    isMember = false
    events.ownLogSplit(true)
    expect(said).toEqual([
      [peer, true],
      [peer, false],
    ])
  })
})
