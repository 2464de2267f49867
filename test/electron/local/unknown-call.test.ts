/** A script's call that is none. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runCommandLine } from '../../../electron/local/chorus.ts'

it('names the calls that there are', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'chorus-call-'))
  let complaint = ''
  const code = await runCommandLine(
    ['--profile', directory, 'call', 'positions.list'],
    () => undefined,
    (text) => {
      complaint += text
    },
  )
  rmSync(directory, { recursive: true })
  expect(code).toBe(2)
  expect(complaint).toMatch(/^There is no call positions\.list\. There are: .*position\.list/)
})
