/** What the command line says to a person, and how it ends: who was asked, who was reached, what comes next. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { print } from '../../../electron/local/print.ts'
import { type CommandLine, freePort, openCommandLine, type TestProfile } from '../../support/command-line.ts'

let line: CommandLine
beforeEach(() => {
  line = openCommandLine()
})
afterEach(async () => await line.end())

interface Founded {
  readonly amina: TestProfile
  readonly bilal: TestProfile
  readonly code: string
}

async function founded(): Promise<Founded> {
  const [amina, bilal] = [line.profile('amina'), line.profile('bilal')]
  await amina.run('profile', 'create', '--person', 'Amina')
  await bilal.run('profile', 'create', '--person', 'Bilal')
  await amina.run('coalition', 'create', 'Open Samara', '--organisation', 'Budget Watch')
  const { code } = await amina.run<{ code: string }>('coalition', 'invite', '--organisation', 'Teachers’ Union')
  return { amina, bilal, code }
}

describe('joining by the command line', { timeout: 180_000 }, () => {
  it('ends with 5 and a way out while nobody was asked, and refuses what is no address before it is kept', async () => {
    const { amina, bilal, code } = await founded()
    const nowhere = await bilal.say('coalition', 'join', code, '--wait', '0')
    expect(nowhere.code).toBe(5)
    expect(nowhere.output).toContain('Chorus does not know where to ask. Add the address beside the code: --address HOST:PORT')
    const cut = await bilal.say('coalition', 'join', code, '--address', '127.0.0.1', '--wait', '0')
    expect([cut.code, cut.complaint]).toEqual([2, expect.stringContaining('The number after the colon is missing')])
    const silent = await bilal.say('coalition', 'join', code, '--address', `127.0.0.1:${await freePort()}`, '--wait', '0')
    expect([silent.code, silent.output]).toEqual([5, expect.stringContaining('Nobody can be reached now.')])
    expect((await amina.say('coalition', 'invite', '--organisation', 'Green Delta')).output).toContain('peer --listen HOST:PORT')
  })

  it('shows the same six words on both sides, ends with 5 until let in, and remembers the address', async () => {
    const { amina, bilal, code } = await founded()
    const address = `127.0.0.1:${await freePort()}`
    await amina.run('position', 'create', '--title', 'Publish the budget')
    await amina.peer('--listen', address)
    const asked = await bilal.attempt('coalition', 'join', code, '--address', address, '--wait', '20')
    expect(asked.code).toBe(5)
    const { state, words } = JSON.parse(asked.output) as { state: string; words: readonly string[] }
    expect(state).toBe('requested')
    const [request] = await amina.run<readonly { id: string; words: readonly string[] }[]>('coalition', 'requests')
    expect(words).toHaveLength(6)
    expect(request?.words).toEqual(words)
    expect((await amina.say('coalition', 'requests')).output).toContain(words.join(' '))
    const admitted = await amina.say('coalition', 'admit', request?.id ?? '')
    expect(admitted.output).toContain(words.join(' '))
    expect(await amina.run('members')).toContainEqual(expect.objectContaining({ name: 'Bilal', organisationName: 'Teachers’ Union' }))
    const inside = await bilal.say('coalition', 'join', code)
    expect([inside.code, inside.output]).toEqual([0, expect.stringContaining('You are in')])
    const peer = await bilal.say('peer', '--until-idle', '2')
    expect([peer.code, peer.output]).toEqual([
      0,
      expect.stringMatching(/Linked with Amina \(Budget Watch\); [1-9]\d* received, \d+ sent\./),
    ])
    expect(await bilal.run('position', 'list')).toHaveLength(1)
  })

  it('says how a peer ends, and that it reached nobody', async () => {
    const { bilal } = await founded()
    const alone = await bilal.say('peer', '--until-idle', '1')
    expect(alone.code).toBe(5)
    expect(alone.output).toContain('It knows no address')
    expect(alone.output).toContain('It ends by itself when nothing has happened for a second.')
    expect(alone.output).toContain('Nobody was reached.')
    expect(alone.output).not.toContain('Ctrl+C')
  })
})

describe('the plan to try Chorus with', { timeout: 60_000 }, () => {
  it('is written as a file that can be imported, and replaces none', async () => {
    const amina = line.profile('amina')
    await amina.run('profile', 'create', '--person', 'Amina')
    await amina.run('coalition', 'create', 'Open Samara', '--organisation', 'Budget Watch')
    const file = join(amina.directory, 'samara.csv')
    await amina.run('plan', 'sample', file)
    expect(await amina.run('plan', 'import', file)).toMatchObject({ commitments: 8, problems: [] })
    expect((await amina.attempt('plan', 'sample', file)).code).toBe(2)
  })
})

describe('what is printed', () => {
  it('counts one and many', () => {
    const milestone = { id: 'm', rowId: 'M1', title: 'A calendar', status: null, completion: null }
    const commitment = { id: 'c', rowId: 'ZZ0001', title: 'Open budget', leadAgencies: [], completion: null, status: null }
    expect(print.commitments([{ ...commitment, milestones: [milestone] }])).toBe('ZZ0001  Open budget  (1 milestone)')
    expect(print.commitments([{ ...commitment, milestones: [milestone, milestone] }])).toContain('(2 milestones)')
    expect(print.rebuilt({ documents: 1, entries: 1, differences: [] })).toContain('1 text made again from 1 entry.')
  })
})
