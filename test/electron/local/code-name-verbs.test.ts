/** The code name of one's own organisation from the command line. */
import { afterEach, describe, expect, it } from 'vitest'
import { type CommandLine, openCommandLine } from '../../support/command-line.ts'

let line: CommandLine
afterEach(() => line.end())

describe('chorus organisation code-name', { timeout: 240_000 }, () => {
  it('[CARD-6] [CARD-7] states it, shows it, and ends it', async () => {
    line = openCommandLine()
    const amina = line.profile('amina')
    await amina.run('profile', 'create', '--person', 'Amina')
    await amina.run('coalition', 'create', 'Open Samara', '--organisation', 'Budget Watch')
    expect((await amina.say('organisation', 'code-name')).output.trim()).toBe('No organisation stands under a code name.')
    const alone = await amina.attempt('organisation', 'code-name', 'Organisation 7')
    expect([alone.code, alone.complaint]).toEqual([2, expect.stringContaining('--real-name')])

    const stated = await amina.run('organisation', 'code-name', 'Organisation 7', '--real-name', 'Budget Watch')
    expect(stated).toMatchObject({ codeName: 'Organisation 7', realName: 'Budget Watch', readers: 1 })
    const listed = await amina.run('organisation', 'code-name')
    expect(listed).toEqual([{ id: stated['id'], name: 'Organisation 7', realName: 'Budget Watch', isMine: true }])
    expect((await amina.say('members')).output).toContain('Amina, Organisation 7')
    const again = await amina.say('organisation', 'code-name', 'Organisation 8', '--real-name', 'Budget Watch')
    expect(again.output).toMatch(/members see “Organisation 8”\. 1 computer can read/)

    expect(await amina.run('organisation', 'code-name', '--end')).toEqual({ id: stated['id'], name: 'Budget Watch' })
    const over = await amina.attempt('organisation', 'code-name', '--end')
    expect([over.code, over.complaint]).toEqual([3, expect.stringContaining('no code name')])
  })
})
