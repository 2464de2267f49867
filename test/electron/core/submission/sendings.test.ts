/** What the next edition would say before it is made, how editions were handed over, and what each organisation finds of itself in them. */
import { describe, expect, it } from 'vitest'
import { submissionHandlers } from '../../../../electron/host/handlers/submission.ts'
import { contract, type InputOf } from '../../../../shared/api/contract.ts'
import { sendingRecordId } from '../../../../shared/record/field-rights.ts'
import type { ClosedHash } from '../../../../shared/signing/closed-text.ts'
import { ASKED, hostOf, type SignedCoalition, signedCoalition } from '../../../support/submission-of.ts'

const callsOf = (coalition: SignedCoalition, name: string) => submissionHandlers(hostOf(), () => coalition.member(name).opened)
const previewBy = (coalition: SignedCoalition, name: string, input: InputOf<'submission.preview'>) =>
  callsOf(coalition, name)['submission.preview'](contract['submission.preview'].input.parse(input))
const SENT = { edition: '1', channel: 'e-mail', to: 'desk@finance.example', on: '2026-11-18', note: '' } as const

describe('a preview', () => {
  it('[SUB-3] [HIDE-2] says who would stand where, and nothing of who is hidden but the number', async () => {
    const coalition = signedCoalition()
    const seen = await previewBy(coalition, 'amina', ASKED)
    expect(seen).toMatchObject({ edition: 1, isUnchanged: false, obstacles: [], named: { signed: 3 }, hidden: { signed: 1, recorded: 1 } })
    expect(seen.texts.map(({ number }) => number)).toEqual([0, 1, 2])
    expect(seen.texts[1]).toMatchObject({
      title: 'Budget',
      words: 13,
      signed: [{ name: 'Budget Watch' }, { name: 'Green Delta' }, { name: 'Teachers’ Union', exception: 'Not the date' }],
      recorded: [{ id: coalition.organisation('emil'), name: 'Farmers & Fishers', exception: '' }],
      silent: [{ id: coalition.organisation('fatou'), name: 'Coast Radio', exception: '' }],
    })
    expect(JSON.stringify(seen)).not.toMatch(/Border House|Quiet Harbour/)
    await coalition.build('amina')
    expect(await previewBy(coalition, 'amina', ASKED)).toMatchObject({ edition: 2, isUnchanged: true })
  })

  it('[SUB-4] [HIDE-3] names everything that hinders, and makes nothing', async () => {
    const coalition = signedCoalition()
    const amina = coalition.member('amina')
    const { id } = coalition.member('bilal').positions.create({ title: 'Water' })
    coalition.meet()
    const budget = coalition.positions[1] ?? ''
    amina.opened.signing.closed.move(budget as never, 'withdrawn')
    const hindered = await previewBy(coalition, 'amina', { positions: [id, budget], addressees: ['border house shelter'] })
    expect(hindered.obstacles.map(({ code, position }) => `${code} ${position?.title ?? ''}`)).toEqual([
      'open Water',
      'withdrawn Budget',
      'no-title ',
      'cover-names-hidden ',
    ])
    expect(hindered.texts.map(({ number }) => number)).toEqual([0])
    expect(() => previewBy(coalition, 'bilal', ASKED)).toThrow(/Only a coordinator/)
    expect(amina.opened.editions.list()).toEqual([])
  })
})

describe('an edition that is being laid out', () => {
  const buildWhile = (coalition: SignedCoalition, happens: () => void) => {
    const host = hostOf()
    let calls = 0
    const word = {
      ...host.word,
      writeSubmission: (submission: Parameters<typeof host.word.writeSubmission>[0]) => {
        if (calls++ === 0) happens()
        return host.word.writeSubmission(submission)
      },
    }
    const handlers = submissionHandlers({ ...host, word }, () => coalition.member('amina').opened)
    return handlers['submission.build'](contract['submission.build'].input.parse(ASKED))
  }

  it('[HIDE-3] does not name an organisation that is hidden meanwhile', async () => {
    const coalition = signedCoalition()
    const { editions } = coalition.member('amina').opened
    const answer = await buildWhile(coalition, () => editions.hidden.mark(coalition.organisation('chen'), true))
    expect(answer).toMatchObject({ isNew: true, edition: 1 })
    expect(editions.list()).toHaveLength(1)
    expect(JSON.stringify(editions.list()[0]?.edition)).not.toContain('Teachers’ Union')
    expect(JSON.stringify(editions.list()[0]?.edition)).toContain('Green Delta')
  })

  it('[SUB-2] is made once, though it is asked for twice', async () => {
    const coalition = signedCoalition()
    const answers = await Promise.all([coalition.build('amina'), coalition.build('amina')])
    expect(answers.map(({ answer }) => [answer.edition, answer.isNew]).sort()).toEqual([
      [1, false],
      [1, true],
    ])
    expect(coalition.member('amina').opened.editions.list()).toHaveLength(1)
  })
})

describe('an edition of a text that nobody closed', () => {
  it('[SUB-2] is listed beside the others and hands out nothing', async () => {
    const coalition = signedCoalition()
    await coalition.build('amina')
    const { editions } = coalition.member('amina').opened
    const cover = {
      ...ASKED,
      language: 'en',
      contact: '',
      licence: '',
      plan: '',
      wordLimit: null,
      responseTable: true,
      annex: false,
    } as const
    const { content } = editions.prepare(cover)
    const [first] = content.positions
    if (!first) throw new Error('no position')
    editions.make({ ...content, answers: [], organisations: [], positions: [{ ...first, text: 'f'.repeat(64) as ClosedHash }] }, [])
    coalition.meet()
    const listed = await callsOf(coalition, 'bilal')['submission.list']({})
    expect(listed.map(({ edition, texts }) => [edition, texts.at(-1)?.title])).toEqual([
      [1, 'Land'],
      [2, ''],
    ])
    expect((await callsOf(coalition, 'bilal')['submission.mine']({})).map(({ answers }) => answers.length)).toEqual([3, 0])
    await expect(coalition.build('bilal', { edition: '2' })).rejects.toThrow(/no closed text/)
  })
})

describe('a sending', () => {
  it('[SUB-7] [SUB-8] is stated by a coordinator, with what came back, and shown with who said so', async () => {
    const coalition = signedCoalition()
    await coalition.build('amina')
    const { id } = await callsOf(coalition, 'amina')['submission.sent'](SENT)
    const handed = await callsOf(coalition, 'amina')['submission.sent']({ ...SENT, channel: 'hand', on: '2026-11-17' })
    await callsOf(coalition, 'amina')['submission.receipt']({ id, result: 'bounce', reference: '', on: '2026-11-19', note: 'mailbox full' })
    coalition.meet()
    const [edition] = await callsOf(coalition, 'fatou')['submission.list']({})
    expect(edition?.sendings.map(({ id: one, channel, by, outcome }) => [one, channel, by, outcome?.result])).toEqual([
      [handed.id, 'hand', 'amina', undefined],
      [id, 'e-mail', 'amina', 'bounce'],
    ])
    expect(edition).toMatchObject({ madeBy: { name: 'amina', organisationName: 'Budget Watch' } })
    await expect(async () => callsOf(coalition, 'amina')['submission.sent']({ ...SENT, edition: '4' })).rejects.toThrow(/no edition 4/)
  })

  it('[SUB-7] counts only from who coordinates, under whatever kind an act names it', async () => {
    const coalition = signedCoalition()
    const { answer } = await coalition.build('amina')
    const { id } = await callsOf(coalition, 'amina')['submission.sent'](SENT)
    coalition.meet()
    const bilal = coalition.member('bilal')
    await expect(async () => callsOf(coalition, 'bilal')['submission.sent'](SENT)).rejects.toThrow(/Only a coordinator/)
    const outcome = { result: 'receipt', reference: '7', on: '2026-11-19', note: '', clock: 1 }
    const forged = { edition: answer.id, channel: 'portal', to: 'x', on: '2026-11-19', note: '', clock: 1 }
    bilal.replica.actRecords([
      { kind: 'sending', id, fields: { outcome } },
      { kind: 'else', id, fields: { outcome, sent: forged } },
      { kind: 'sending', id: sendingRecordId(answer.id, '0011223344556677'), fields: { sent: forged } },
    ])
    const amina = coalition.member('amina')
    amina.replica.actRecords([{ kind: 'sending', id: sendingRecordId('f'.repeat(64), '0011223344556677'), fields: { sent: forged } }])
    coalition.meet()
    for (const { opened } of coalition.members())
      expect(opened.editions.sendings.list().map((one) => [one.id, one.channel, one.outcome])).toEqual([[id, 'e-mail', null]])
  })
})

describe('what went out', () => {
  it('[SUB-3] [HIDE-2] under one’s own name is told by edition, with the exception; who is hidden finds nothing', async () => {
    const coalition = signedCoalition()
    await coalition.build('amina')
    coalition.meet()
    const mine = async (name: string) => {
      const [edition] = await callsOf(coalition, name)['submission.mine']({})
      return edition?.answers.map(({ text, basis, exception }) => `${text.number} ${basis} ${exception}`)
    }
    expect(await mine('chen')).toEqual(['1 explicit Not the date'])
    expect(await mine('bilal')).toEqual(['0 explicit ', '1 explicit ', '2 explicit '])
    expect(await mine('emil')).toEqual(['1 recorded '])
    expect(await mine('fatou')).toEqual(['1 tacit '])
    expect(await mine('dina')).toEqual([])
  })
})
