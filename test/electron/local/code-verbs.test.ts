/** Two members without a meeting point link by two messages, from the command line; and what codes say that do nothing more. SPEC section CODE. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addressesOfComputer } from '../../../electron/adapters/node/own-addresses.ts'
import type { OutputOf } from '../../../shared/api/contract.ts'
import { type CommandLine, type CommandResult, openCommandLine, type TestProfile, until } from '../../support/command-line.ts'
import { memberProfiles } from '../../support/member-profiles.ts'

type Code = OutputOf<'code.make'>
type Taken = OutputOf<'code.take'>

let line: CommandLine
let folder: string
beforeEach(() => {
  line = openCommandLine()
  folder = mkdtempSync(`${tmpdir()}/chorus-codes-`)
})
afterEach(async () => {
  await line.end()
  rmSync(folder, { recursive: true, force: true })
})

async function members(): Promise<readonly [TestProfile, TestProfile]> {
  const [amina = '', bilal = ''] = await memberProfiles(folder, ['Amina', 'Bilal'], async (founder) => {
    await founder.handlers()['position.create']({ title: 'Publish the budget' })
  })
  return [line.at(amina), line.at(bilal)]
}
const make = async (profile: TestProfile): Promise<string> => (await profile.run<Code>('code', 'create')).text
async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
const fault = ({ code, output }: CommandResult): readonly [number | null, Taken['fault']] => [code, (JSON.parse(output) as Taken).fault]
async function answerTo(profile: TestProfile, text: string): Promise<string> {
  const taken = await profile.run<Taken>('code', 'answer', text)
  return taken.fault === null ? taken.code.text : ''
}

describe.skipIf(addressesOfComputer().length === 0)('connection codes on the command line', { timeout: 240_000 }, () => {
  it('[CODE-6] two of them link two programs that know no address, once', async () => {
    const [amina, bilal] = await members()
    await amina.peer()
    await bilal.peer()
    const first = await make(amina)
    expect(first.length).toBeLessThan(700)
    const second = await answerTo(bilal, first)
    expect(await answerTo(bilal, first)).toBe(second)
    for (const [member, text, as, wanted] of [
      [amina, first, 'answer', 'own'],
      [bilal, second, 'accept', 'own'],
      [amina, first, 'accept', 'offer'],
      [bilal, second, 'answer', 'answer'],
      [amina, second.slice(0, -20), 'accept', 'cut'],
      [amina, 'Good morning', 'accept', 'none'],
    ] as const) {
      expect(fault(await member.attempt('code', as, text))).toEqual([2, wanted])
    }
    const started = performance.now()
    expect(await amina.run<Taken>('code', 'accept', second)).toMatchObject({
      fault: null,
      code: { state: 'linked', with: { name: 'Bilal', organisationName: 'Organisation 2' } },
    })
    console.log(`two programs linked by codes ${Math.round(performance.now() - started)} ms after the second was pasted`)
    expect(fault(await amina.attempt('code', 'accept', second))).toEqual([2, 'used'])
    expect(fault(await bilal.attempt('code', 'answer', first))).toEqual([2, 'used'])
    await bilal.run('position', 'write', '1', '--append', 'By two messages.')
    const { text } = await until(
      () => amina.run<{ text: string }>('position', 'show', '1'),
      (shown) => shown.text.includes('By two messages.'),
    )
    expect(text).toContain('By two messages.')
    expect(await bilal.run('call', 'peers')).toMatchObject([{ carrier: 'webrtc', name: 'Amina' }])
  })

  it('[CODE-5] one whose program was killed meanwhile says so, on either side', async () => {
    const [amina, bilal] = await members()
    const running = await amina.peer()
    const answering = await bilal.peer()
    const ended = await answerTo(bilal, await make(amina))
    await kill(running)
    await amina.peer()
    expect(fault(await amina.attempt('code', 'accept', ended))).toEqual([2, 'gone'])
    const said = await amina.say('code', 'accept', ended)
    expect(said.output).toContain('The first code ended when Chorus was closed here.')

    const toNobody = await answerTo(bilal, await make(amina))
    await kill(answering)
    const given = await amina.attempt('code', 'accept', toNobody)
    expect([given.code, JSON.parse(given.output)]).toMatchObject([5, { fault: null, code: { state: 'failed' } }])
  })

  it('[CODE-9] says before anything is made that no Chorus runs', async () => {
    const [amina] = await members()
    const { code, complaint } = await amina.attempt('code', 'create')
    expect([code, complaint]).toEqual([5, expect.stringContaining('need a Chorus that runs')])
    expect((await amina.say('code', 'list')).output).toContain('An envelope always works')
  })
})
