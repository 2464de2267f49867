/** What pages ask by themselves keeps no profile open. */
import { describe, expect, it } from 'vitest'
import { isUse } from '../../../electron/host/idle-lock.ts'
import { type AskMethod, TOPICS } from '../../../renderer/host/topics.ts'

describe('what pages ask again whenever something changed', () => {
  it('[LOCK-2] is no use, whichever answer it is', () => {
    expect((Object.keys(TOPICS) as AskMethod[]).filter(isUse)).toEqual([])
  })
})
