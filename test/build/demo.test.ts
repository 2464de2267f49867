/** `npm run demo` says at once what it is about to do. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const DEMO = join(import.meta.dirname, '../../build/demo.ts')

it('names what it starts before it loads or builds anything, and what is missing after', async () => {
  const nowhere = join(tmpdir(), 'chorus-no-such-pages')
  const child = spawn(process.execPath, [DEMO, '--no-browser', '--profile', nowhere, '--pages', nowhere])
  let output = ''
  child.stdout.on('data', (text) => {
    output += String(text)
  })
  const [code] = (await once(child, 'close')) as [number]
  const [first, second] = output.split('\n')
  expect(first).toBe('Starting two demo members on this computer …')
  expect(second).toContain('Build them: npm run build:page')
  expect(code).toBe(3)
}, 60_000)
