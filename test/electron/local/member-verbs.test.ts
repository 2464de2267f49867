/** Roles and removal from the command line: what is done, what is refused before anything is written, what is said. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { OutputOf } from '../../../shared/api/contract.ts'
import { type CommandLine, openCommandLine, type TestProfile } from '../../support/command-line.ts'
import { memberProfiles } from '../../support/member-profiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'chorus-members-'))
let line: CommandLine | undefined
afterEach(async () => {
  await line?.end()
  rmSync(folder, { recursive: true, force: true })
})

const inspected = (profile: TestProfile): Promise<unknown> => profile.run('inspect')

it('[MEM-6] [MEM-10] changes roles and removes, and refuses with a sentence what is not theirs to do', { timeout: 180_000 }, async () => {
  const [first = '', second = ''] = await memberProfiles(folder, ['Amina', 'Bilal'], async (founder) => {
    await founder.handlers()['position.create']({ title: 'Publish the budget' })
  })
  line = openCommandLine()
  const [amina, bilal] = [line.at(first), line.at(second)]
  const [me] = await amina.run<OutputOf<'members'>>('members')
  const before = await inspected(bilal)
  for (const words of [
    ['remove', me?.id ?? '', '--yes'],
    ['role', me?.id ?? '', 'editor'],
  ]) {
    const refused = await bilal.attempt(...words)
    expect([refused.code, refused.complaint + refused.output]).toEqual([4, expect.stringContaining('Only a coordinator can do this')])
  }
  expect(await inspected(bilal)).toEqual(before)
  for (const words of [['leave'], ['role', 'Amina', 'editor'], ['remove', 'Amina', '--yes']]) {
    const refused = await amina.attempt(...words)
    expect([refused.code, refused.complaint + refused.output]).toEqual([4, expect.stringContaining('Nobody would coordinate any more')])
  }
  expect((await amina.attempt('role', 'Bilal', 'captain')).code).toBe(2)
  expect((await amina.attempt('role', 'Nobody', 'editor')).code).toBe(3)
  expect((await amina.say('lost', '1')).output).toContain('All of this text is here.')
  const nothing = await amina.attempt('lost', '1', '--yes')
  expect([nothing.code, nothing.complaint + nothing.output]).toEqual([3, expect.stringContaining('Nothing of this text is missing')])
  const { member } = await amina.run<OutputOf<'member.role'>>('role', 'Bilal', 'coordinator', 'signatory')
  expect(member).toMatchObject({ name: 'Bilal', roles: ['coordinator', 'signatory'] })
  const asked = await amina.say('remove', 'Bilal')
  expect(asked.output).toContain('of 1 positions')
  expect(asked.output).toContain('Nothing was changed')
  expect(await amina.run('remove', 'Bilal', '--yes')).toMatchObject({ of: 1, removed: { needsSecond: false, member: { belongs: false } } })
  expect(await amina.run('members')).toMatchObject([
    { name: 'Amina', belongs: true },
    { name: 'Bilal', belongs: false, roles: [] },
  ])
  expect((await amina.say('members')).output).toContain('Bilal, Organisation 2: no longer a member')
  const again = await amina.attempt('remove', 'Bilal', '--yes')
  expect([again.code, again.complaint + again.output]).toEqual([3, expect.stringContaining('They do not belong any more')])
  expect((await amina.attempt('envelope', 'export', join(folder, 'x.age'), '--for', 'Bilal')).code).toBe(3)
})
