/** A person's computers from the command line: which there are, an invitation for another one, and what is refused. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { OutputOf } from '../../../shared/api/contract.ts'
import { type CommandLine, openCommandLine } from '../../support/command-line.ts'
import { memberProfiles } from '../../support/member-profiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'chorus-computers-'))
let line: CommandLine | undefined
afterEach(async () => {
  await line?.end()
  rmSync(folder, { recursive: true, force: true })
})

it('[MEM-13] [MEM-15] invites another computer, lists them, and takes nobody’s only one', { timeout: 180_000 }, async () => {
  const [first = '', second = ''] = await memberProfiles(folder, ['Amina', 'Bilal'])
  line = openCommandLine()
  const [amina, bilal] = [line.at(first), line.at(second)]
  const [own] = await bilal.run<OutputOf<'computers'>>('computer', 'list')
  expect(own).toMatchObject({ isThis: true, heardAt: null, isUnchecked: false })
  const theirs = await amina.run<OutputOf<'computers'>>('computer', 'list', 'Bilal')
  expect(theirs).toMatchObject([{ id: own?.id, isThis: false }])
  expect((await amina.say('computer', 'list', 'Bilal')).output).toContain(own?.id.slice(0, 16))
  const invited = await bilal.say('computer', 'invite')
  expect(invited.output).toContain('For another computer of yours')
  const { code } = await bilal.run<OutputOf<'computer.invite'>>('computer', 'invite', '--expires-hours', '2')
  expect(invited.output).not.toContain(code)
  const holds = await amina.say('computer', 'remove', own?.id.slice(0, 12) ?? '')
  expect(holds.output).toContain('Nothing was changed')
  for (const [profile, words] of [
    [amina, 'It is their only computer'],
    [bilal, 'It is your only computer'],
  ] as const) {
    const refused = await profile.attempt('computer', 'remove', own?.id ?? '', '--yes')
    expect([refused.code, refused.complaint + refused.output]).toEqual([2, expect.stringContaining(words)])
  }
  expect((await amina.attempt('computer', 'remove', 'ffffffffffffffff', '--yes')).code).toBe(3)
})
