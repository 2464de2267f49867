/** Two people with two profiles in two programs: a real plan, one position, WebRTC, and the plug pulled on both. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { SAMPLE_PLAN_CSV } from '../../../shared/plan/sample-plan.ts'
import { type CommandLine, freePort, openCommandLine, type TestProfile, until } from '../../support/command-line.ts'

interface Shown {
  readonly text: string
  readonly textHash: string
}

let line: CommandLine | undefined
afterEach(async () => {
  await line?.end()
  line = undefined
})

/** Amina's coalition with one position, Bilal let in, both with everything; nobody running. */
async function twoMembers(): Promise<{ amina: TestProfile; bilal: TestProfile; address: string }> {
  line = openCommandLine()
  const [amina, bilal] = [line.profile('amina'), line.profile('bilal')]
  const address = `127.0.0.1:${await freePort()}`
  await amina.run('profile', 'create', '--person', 'Amina')
  await bilal.run('profile', 'create', '--person', 'Bilal')
  await amina.run('coalition', 'create', 'Open Samara', '--organisation', 'Budget Watch')
  const { code } = await amina.run<{ code: string }>('coalition', 'invite', '--organisation', 'Teachers’ Union')
  const file = join(amina.directory, 'plan.csv')
  writeFileSync(file, SAMPLE_PLAN_CSV)
  await amina.run('plan', 'import', file)
  await amina.run('position', 'create', '--title', 'Publish the budget', '--commitment', 'ZZ0001')
  await amina.run('position', 'write', '1', '--append', 'We ask for figures.')
  const peer = await amina.peer('--listen', address)
  const asked = await bilal.attempt('coalition', 'join', code, '--address', address, '--wait', '3')
  expect(JSON.parse(asked.output)).toMatchObject({
    state: 'requested',
    coalitionName: 'Open Samara',
    organisationName: 'Teachers’ Union',
  })
  const [request] = await amina.run<readonly { id: string; name: string }[]>('coalition', 'requests')
  expect(request?.name).toBe('Bilal')
  await amina.run('coalition', 'admit', request?.id ?? '')
  expect(await bilal.run('coalition', 'join', code, '--address', address)).toMatchObject({ state: 'let-in' })
  await bilal.run('peer', '--until-idle', '1')
  peer.kill('SIGTERM')
  await until(
    () => amina.attempt('members'),
    ({ code: ended }) => ended === 0,
  )
  return { amina, bilal, address }
}

const show = (profile: TestProfile): Promise<Shown> => profile.run<Shown>('position', 'show', '1')
const typeAt = (profile: TestProfile, offset: number, text: string): Promise<unknown> =>
  profile.run('call', 'position.type', JSON.stringify({ id: '1', offset, text }))

async function linked(profile: TestProfile): Promise<{ carrier: string; inStep: boolean }> {
  const peers = await until(
    () => profile.run<readonly { carrier: string; inStep: boolean }[]>('call', 'peers'),
    (rows) => rows.some(({ inStep }) => inStep),
  )
  return peers[0] as { carrier: string; inStep: boolean }
}

describe('two members on two computers', () => {
  it('write in one paragraph at the same time over WebRTC, lose power, and find every word again', async () => {
    const { amina, bilal, address } = await twoMembers()
    expect(await bilal.run('commitments')).toHaveLength(8)
    const peers = [await amina.peer('--listen', address), await bilal.peer('--connect', address)]
    expect((await linked(bilal)).carrier).toBe('webrtc')
    await Promise.all([typeAt(amina, 0, 'Together: '), typeAt(bilal, 10_000, ' Every month.')])
    const started = performance.now()
    const [left, right] = await until(
      () => Promise.all([show(amina), show(bilal)]),
      ([a, b]) => a.textHash === b.textHash && a.text.includes('month'),
    )
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(left.text).toBe('Together: We ask for figures. Every month.')
    expect(right.text).toBe(left.text)

    await typeAt(amina, 0, 'Saved by Amina. ')
    await typeAt(bilal, 10_000, ' Saved by Bilal.')
    for (const peer of peers) peer.kill('SIGKILL')
    const [alone, other] = await Promise.all([show(amina), show(bilal)])
    expect(alone.text).toContain('Saved by Amina.')
    expect(other.text).toContain('Saved by Bilal.')
    await amina.peer('--listen', address)
    await bilal.peer('--connect', address)
    const [one, two] = await until(
      () => Promise.all([show(amina), show(bilal)]),
      ([a, b]) => a.textHash === b.textHash,
    )
    expect(one.text).toContain('Saved by Amina.')
    expect(two.text).toContain('Saved by Bilal.')
    const { differences } = await bilal.run<{ differences: readonly string[] }>('rebuild')
    expect(differences).toEqual([])
    expect(await bilal.run('inspect')).toMatchObject({ findings: [], alarms: 0, waiting: 0 })
  }, 120_000)

  it('answer scripts with exit codes and one JSON value', async () => {
    line = openCommandLine()
    const nobody = line.profile('nobody')
    const absent = await nobody.attempt('members')
    expect(absent.code).toBe(6)
    expect(JSON.parse(absent.output)).toMatchObject({ error: { code: 'no-profile' } })
    await nobody.run('profile', 'create', '--person', 'N')
    expect((await nobody.attempt('profile', 'create', '--person', 'N')).code).toBe(6)
    expect((await nobody.attempt('members')).code).toBe(4)
    expect((await nobody.attempt('coalition', 'join', 'ABCD')).code).toBe(2)
    expect((await nobody.attempt('position')).code).toBe(2)
    await nobody.run('coalition', 'create', 'Alone', '--organisation', 'One')
    expect((await nobody.attempt('position', 'show', '9')).code).toBe(3)
    expect((await nobody.attempt('plan', 'import', join(nobody.directory, 'absent.csv'))).code).toBe(3)
    expect((await nobody.attempt('call', 'no.such.method')).code).toBe(2)
    expect(await nobody.run('position', 'list')).toEqual([])
    expect(await nobody.run('search', 'anything at all "(*')).toEqual([])
  }, 60_000)
})
