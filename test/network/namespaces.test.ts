/** The networks of tests leave nothing behind. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { until } from '../support/command-line.ts'
import { whyNoNamespaces } from '../support/namespaces.ts'

const list = async (): Promise<string> => execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' })

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('networks of a test', () => {
  it('are never left out by continuous integration as root', () => {
    const isCi = process.env['CI'] !== undefined && process.getuid?.() === 0
    expect(isCi ? whyNoNamespaces() : undefined).toBeUndefined()
  })

  it.skipIf(whyNoNamespaces() !== undefined)('are removed with all that runs in them when the test’s process is killed', async () => {
    const script = join(import.meta.dirname, '../support/namespaces-child.ts')
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const inside = Number(String((await once(child.stdout, 'data'))[0]))
    expect(await list()).toContain(`chorus-${child.pid}-`)
    expect(isAlive(inside)).toBe(true)
    child.kill('SIGKILL')
    await until(list, (names) => !names.includes(`chorus-${child.pid}-`))
    await until(
      async () => isAlive(inside),
      (alive) => !alive,
    )
  })
})
