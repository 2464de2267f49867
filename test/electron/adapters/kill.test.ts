/** The plug is pulled while somebody types: what was called saved is there. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockProfile } from '../../../electron/adapters/lock/profile-lock.ts'
import { openSqliteStore } from '../../../electron/adapters/sqlite/sqlite-store.ts'
import { flipBytes } from '../../support/flip-bytes.ts'
import { killWriters } from '../../support/kill-writers.ts'

describe('a program that is killed while it writes', () => {
  it('60 times, loses nothing that it acknowledged and leaves a whole file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chorus-kill-'))
    try {
      const result = await killWriters(join(folder, 'killed.db'), 60)
      expect(result).toMatchObject({ kills: 60, lost: 0, damaged: 0 })
      expect(result.acknowledged).toBeGreaterThan(1000)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 180_000)

  it('does not keep others out of the profile', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chorus-lock-'))
    const script = join(import.meta.dirname, '../../support/lock-child.ts')
    const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      await once(child.stdout, 'data')
      expect(lockProfile(folder)).toEqual({ heldBy: 'another process' })
    } finally {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    const lock = lockProfile(folder)
    expect('release' in lock).toBe(true)
    if ('release' in lock) lock.release()
    rmSync(folder, { recursive: true, force: true })
  }, 30_000)
})

describe('a flipped byte in the file', () => {
  it('is found and said, wherever it is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chorus-flip-'))
    const result = flipBytes(join(folder, 'flipped.db'), 100, (file, key) => openSqliteStore({ file, key }))
    rmSync(folder, { recursive: true, force: true })
    expect(result).toEqual({ tried: 100, silent: [] })
  }, 60_000)
})
