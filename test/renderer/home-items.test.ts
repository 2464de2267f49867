/** What waits for a person, and in which order. */
import { describe, expect, it } from 'vitest'
import { type HomeFacts, homeItems } from '../../renderer/home/home-items.ts'
import { cellIn, matrixOf } from './sign-ons/matrix-of.ts'
import { editionOf, sendingOf, textOf } from './submission/edition-of.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-11-14T12:00:00Z')

type Organisation = HomeFacts['organisations'][number]
type Person = Organisation['people'][number]

const person = (name: string, isMe: boolean, roles: Person['roles']): Person => ({
  id: name,
  name,
  organisation: `of ${name}`,
  organisationName: `Organisation of ${name}`,
  roles,
  belongs: true,
  isSplit: false,
  isUnchecked: false,
  isHelper: false,
  computers: [`computer of ${name}`],
  belonging: [`computer of ${name}`],
  isMe,
})
const organisation = (who: Person, more: Partial<Organisation> = {}): Organisation => ({
  id: who.organisation,
  name: who.organisationName,
  isMine: who.isMe,
  isCodeName: false,
  realName: null,
  people: [who],
  isHere: false,
  heardAt: null,
  ...more,
})
const position = (id: string, number: number, openRemarks = 0): HomeFacts['positions'][number] => ({
  id,
  number,
  title: `Title of ${id}`,
  ask: '',
  stance: null,
  commitment: null,
  language: null,
  words: 0,
  excerpt: '',
  textHash: null,
  leadWriters: [],
  onlyLeadWriters: false,
  created: null,
  stage: 'drafting' as const,
  deadline: null,
  openRemarks,
  missingBytes: 0,
  leftOut: 0,
})

const amina = person('Amina', true, ['coordinator', 'editor'])
const bilal = person('Bilal', false, ['editor'])
const alone: HomeFacts = {
  nowMs: NOW,
  coalition: { id: 'c', name: 'Open Samara', me: amina, organisations: 1, invited: 0, hasHeardFromOthers: false, isSplit: false },
  organisations: [organisation(amina)],
  requests: [],
  invitations: [],
  positions: [position('first', 1)],
  post: [],
  remarksForMe: new Map(),
  objections: new Map(),
  matrix: { maySign: false, positions: [], organisations: [] },
  wordsChanged: new Map(),
  editions: [],
  wentOut: [],
  commitments: 0,
  changedSinceLook: [],
  joining: {
    state: 'none',
    coalition: null,
    coalitionName: null,
    organisationName: null,
    from: null,
    isOwnComputer: false,
    check: null,
    isByEnvelope: false,
    mailboxes: [],
  },
  lastPosition: null,
  isOnlyHere: true,
  hasMailbox: false,
}
const together: HomeFacts = {
  ...alone,
  coalition: { ...alone.coalition, organisations: 2 },
  organisations: [organisation(amina), organisation(bilal, { isHere: true, heardAt: NOW })],
  commitments: 8,
  isOnlyHere: false,
}
const kinds = (facts: HomeFacts): readonly string[] => homeItems(facts).map(({ kind }) => kind)

describe('the start page', () => {
  it('asks a coordinator who is alone to invite, to go on writing, and to bring the plan', () => {
    expect(kinds(alone)).toEqual(['nobody-invited', 'continue', 'no-plan'])
  })

  it('leads a coalition without a position to its first one', () => {
    expect(homeItems({ ...alone, positions: [] }).find(({ kind }) => kind === 'no-position')?.href).toBe('/positions/new')
  })

  it('puts whoever waits to be let in before everything else, and only for coordinators', () => {
    const requests = [
      { id: 'r', name: 'Chidi', organisationName: 'Green Delta', check: [1, 2, 3, 4, 5, 6], isByEnvelope: false, isMyComputer: false },
    ]
    expect(kinds({ ...together, requests })[0]).toBe('request')
    const writer = { ...together, requests, coalition: { ...together.coalition, me: bilal } }
    expect(kinds(writer)).not.toContain('request')
  })

  it('[JOIN-6] says that a request was not needed where it was for a coalition that is here', () => {
    const joining = { ...together.joining, state: 'already-in' as const, coalition: 'c', coalitionName: 'Open Samara' }
    expect(homeItems({ ...together, joining })).toContainEqual(
      expect.objectContaining({ kind: 'already-in', href: '/join', coalition: 'Open Samara' }),
    )
    expect(kinds({ ...together, joining })).not.toContain('asking')
  })

  it('[JOIN-7] asks whoever has another computer that waits, coordinator or not, whether it is theirs', () => {
    const asked = { id: 'r', name: 'Bilal', organisationName: 'Green Delta', check: [1, 2, 3, 4, 5, 6], isByEnvelope: false }
    const requests = [{ ...asked, isMyComputer: true }]
    for (const me of [together.coalition.me, bilal]) {
      expect(kinds({ ...together, requests, coalition: { ...together.coalition, me } })[0]).toBe('my-computer')
      expect(kinds({ ...together, requests, coalition: { ...together.coalition, me } })).not.toContain('request')
    }
  })

  it('says which invitation is open while nobody came in, and forgets those that expired', () => {
    const invitation = { id: 'i', organisationName: 'Green Delta', roles: ['editor' as const], state: 'open' as const, code: null }
    const until = (days: number) => ({ ...invitation, expires: new Date(NOW + days * DAY_MS).toISOString() })
    expect(kinds({ ...alone, invitations: [until(1)] })[0]).toBe('invited')
    expect(kinds({ ...alone, invitations: [until(-1)] })[0]).toBe('nobody-invited')
  })

  it('goes on with the position that was open last, and with the first where that is gone', () => {
    const positions = [position('first', 1), position('second', 2)]
    const on = (lastPosition: string | null) =>
      homeItems({ ...together, positions, lastPosition }).find(({ kind }) => kind === 'continue')?.href
    expect([on('second'), on('gone'), on(null)]).toEqual(['/positions/second', '/positions/first', '/positions/first'])
  })

  it('says in one line which texts changed since this person looked, and leads to the first', () => {
    const positions = [position('first', 1), position('second', 2), position('third', 3)]
    const changed = (...changedSinceLook: string[]) =>
      homeItems({ ...together, positions, changedSinceLook }).filter(({ kind }) => kind === 'looked')
    expect(changed('third', 'second')).toEqual([
      expect.objectContaining({ count: 2, titles: ['Title of second', 'Title of third'], href: '/positions/second' }),
    ])
    expect([changed(), changed('gone')]).toEqual([[], []])
  })

  it('says that a text is only here once there is somebody who could have it', () => {
    expect(kinds({ ...together, isOnlyHere: true })).toContain('only-here')
    expect(kinds({ ...alone, isOnlyHere: true })).not.toContain('only-here')
  })

  it('counts open remarks as waiting that wait for an answer of this person', () => {
    const positions = [position('first', 1, 4), position('second', 2, 1)]
    const items = homeItems({ ...together, positions, remarksForMe: new Map([['first', 3]]) })
    expect(items.filter(({ isWaiting }) => isWaiting)).toEqual([
      expect.objectContaining({ kind: 'remarks', count: 3, href: '/positions/first' }),
    ])
  })

  it('asks a coordinator, and nobody else, for the number of what members began', () => {
    const facts = { ...together, positions: [position('first', 1), { ...position('second', 2), number: null }] }
    expect(homeItems(facts).filter(({ kind }) => kind === 'no-number')).toEqual([
      expect.objectContaining({ title: 'Title of second', href: '/positions' }),
    ])
    expect(kinds({ ...facts, coalition: { ...facts.coalition, me: bilal } })).not.toContain('no-number')
  })

  it('names organisations that were not heard from for three days or ever, but not those that are here', () => {
    const quiet = (heardAt: number | null, isHere = false) =>
      homeItems({ ...together, organisations: [organisation(amina), organisation(bilal, { heardAt, isHere })] }).find(
        ({ kind }) => kind === 'not-heard',
      )
    expect(quiet(NOW - 6 * DAY_MS)).toMatchObject({ organisation: 'Organisation of Bilal', days: 6 })
    expect(quiet(null)).toMatchObject({ days: null })
    expect(quiet(NOW - 2 * DAY_MS)).toBeUndefined()
    expect(quiet(NOW - 6 * DAY_MS, true)).toBeUndefined()
  })

  it('asks for a second coordinator only after others joined', () => {
    expect(kinds(together)).toContain('one-coordinator')
    const two = [organisation(amina), organisation(person('Bilal', false, ['coordinator']), { isHere: true })]
    expect(kinds({ ...together, organisations: two })).not.toContain('one-coordinator')
    expect(kinds(alone)).not.toContain('one-coordinator')
  })

  it('asks a signatory for new texts in one line, and for each that changed or is under discussion in its own', () => {
    const matrix = matrixOf({ Mine: ['owes', 'owes', 'earlier', cellIn('discussing', { until: '2026-12-01' }), 'signed'] })
    const items = homeItems({ ...together, matrix, wordsChanged: new Map([['p3', 14]]) })
    expect(items.filter(({ href }) => href.startsWith('/sign-ons'))).toEqual([
      expect.objectContaining({ kind: 'answers-owed', count: 2, isWaiting: true, titles: ['Title 1', 'Title 2'] }),
      expect.objectContaining({ kind: 'changed', count: 14, href: '/sign-ons/answer/p3' }),
      expect.objectContaining({ kind: 'discussing', until: '2026-12-01' }),
      expect.objectContaining({ kind: 'owing', count: 1 }),
    ])
  })

  it('tells a coordinator, and nobody else, of objections and of who owes an answer', () => {
    const matrix = { ...matrixOf({ Mine: ['signed'], 'Green Delta': ['owes'] }), maySign: false }
    const facts = { ...together, matrix, positions: [position('first', 1, 2)], objections: new Map([['first', 1]]) }
    expect(homeItems(facts)).toContainEqual(expect.objectContaining({ kind: 'owing', organisations: ['Green Delta'] }))
    expect(homeItems(facts)).toContainEqual(expect.objectContaining({ kind: 'objections', count: 1, href: '/positions/first' }))
    const writer = kinds({ ...facts, coalition: { ...facts.coalition, me: bilal } })
    expect(writer).not.toContain('owing')
    expect(writer).not.toContain('objections')
  })

  it('shows texts in force to those who only read', () => {
    const matrix = { ...matrixOf({ Mine: ['owes'] }), maySign: false }
    const reader = person('Dina', true, ['observer'])
    const items = homeItems({ ...together, matrix, coalition: { ...together.coalition, me: reader } })
    expect(items).toContainEqual(expect.objectContaining({ kind: 'closed-text', text: 2, code: 'CODE-0001', href: '/positions/p1' }))
    expect(kinds({ ...together, matrix })).not.toContain('closed-text')
  })
})

describe('the joint submission on the start page', () => {
  const signed = { ...together, matrix: matrixOf({ Mine: ['signed', 'signed'], Other: ['signed-except', 'no-side'] }) }
  const made = editionOf(1, [textOf('p1')])
  const lines = (facts: HomeFacts): readonly string[] =>
    homeItems(facts).flatMap((item) => (['make-submission', 'not-sent', 'bounced', 'went-out'].includes(item.kind) ? [item.kind] : []))

  it('is the coordinator’s next step once everybody has answered', () => {
    expect(lines(signed)).toEqual(['make-submission'])
    expect(lines({ ...signed, matrix: matrixOf({ Mine: ['signed'], Other: ['owes'] }) })).toEqual([])
    const writer = { ...signed.coalition, me: person('Bilal', true, ['editor']) }
    expect(lines({ ...signed, coalition: writer })).toEqual([])
  })

  it('[SUB-8] waits to be sent, waits again when it came back, and then is no work any more', () => {
    expect(lines({ ...signed, editions: [made] })).toEqual(['not-sent'])
    const bounced = { ...made, sendings: [sendingOf('2026-11-13', 'bounce')] }
    expect(lines({ ...signed, editions: [bounced] })).toEqual(['bounced'])
    expect(lines({ ...signed, editions: [{ ...made, sendings: [sendingOf('2026-11-13')] }] })).toEqual([])
  })

  it('is news for whoever it names, for two weeks after it was sent', () => {
    const text = { ...textOf('p1') }
    const wentOut = [{ id: made.id, edition: 1, answers: [{ text, basis: 'explicit' as const, exception: '', earlierText: null }] }]
    const sentOn = (on: string) => ({ ...signed, wentOut, editions: [{ ...made, sendings: [sendingOf(on)] }] })
    expect(lines(sentOn('2026-11-13'))).toEqual(['went-out'])
    expect(lines(sentOn('2026-10-13'))).toEqual([])
    expect(lines({ ...sentOn('2026-11-13'), wentOut: [] })).toEqual([])
  })
})
