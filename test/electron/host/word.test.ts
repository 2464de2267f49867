/** Word files through the contract: a position goes out and comes back; what is no Word file is said. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createProfile } from '../../../electron/host/create-profile.ts'
import { type Host, openHost } from '../../../electron/host/host.ts'
import { contract, type InputOf, type OutputOf } from '../../../shared/api/contract.ts'

const LABELS = {
  ask: 'What we ask',
  commitment: 'Commitment',
  leadAgency: 'Lead agency',
  stance: 'Our view',
  contents: 'Contents',
  notes: 'Notes',
  backToText: 'Back',
  page: 'Page',
  of: 'of',
}

const STANCES = {
  support: 'We support it',
  support_with_changes: 'With changes',
  oppose: 'We oppose it',
  propose_new: 'Something new',
  no_position: 'No view',
}

describe('a position as a file', () => {
  let directory: string
  let host: Host
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'chorus-word-'))
    await createProfile({ directory, person: 'Amina' })
    host = await openHost({ directory, log: createSilentLog(), network: { webrtc: false } })
    await call('coalition.create', { name: 'Open Samara', organisation: 'Budget Watch' })
  })
  afterEach(async () => {
    await host.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const call = async <M extends keyof ReturnType<Host['handlers']>>(method: M, input: InputOf<M>): Promise<OutputOf<M>> => {
    const handle = host.handlers()[method] as (input: unknown) => unknown
    return (await handle(contract[method].input.parse(input))) as OutputOf<M>
  }
  const write = async (title: string, markdown: string): Promise<string> => {
    const { position } = await call('position.create', { title, ask: 'Every month.' })
    await call('position.write', { id: position, markdown })
    return position
  }
  const exported = (ids: readonly string[], format: 'docx' | 'html') =>
    call('position.export', {
      ids: [...ids],
      format,
      language: 'en',
      title: 'Open: data / now?',
      day: '2026-11-25',
      labels: LABELS,
      stances: STANCES,
    })

  it('goes out as Word and comes back into another one with the same words', async () => {
    const markdown = '# Why\n\nFigures **every** month.\n\n- one\n- two'
    const first = await write('Budget', markdown)
    const { name, file } = await exported([first], 'docx')
    expect(name).toBe('Open data now.docx')
    const draft = await call('word.read', { file })
    expect(draft.refused).toBeNull()
    const second = await write('Copy', 'Before.')
    await call('word.take', { draft: draft.draft ?? '', id: second, mode: 'append' })
    const { text } = await call('position.show', { id: second, format: 'text' })
    expect(text).toMatch(/^Before\.\n[\s\S]*Figures every month\.[\s\S]*two$/)
    await expect(call('word.take', { draft: draft.draft ?? '', id: second, mode: 'append' })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('goes out as a page to print, all of them in order when none is named', async () => {
    await write('Budget', 'First text.')
    await write('Water', 'Second text.')
    const { name, file } = await exported([], 'html')
    const html = Buffer.from(file, 'base64').toString('utf8')
    expect(name).toBe('Open data now.html')
    expect(html.indexOf('First text.')).toBeGreaterThan(0)
    expect(html.indexOf('Second text.')).toBeGreaterThan(html.indexOf('First text.'))
  })

  it('is not read from what is no Word file', async () => {
    const draft = await call('word.read', { file: Buffer.from('not a zip').toString('base64') })
    expect(draft).toMatchObject({ refused: 'not-word', draft: null, words: 0 })
  })
})
