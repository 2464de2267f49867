/** Entries that came without their bodies: everything else goes on, their text waits, and nobody is told that it is there. */
import { describe, expect, it } from 'vitest'
import { appendText, insertText } from '../../../../shared/document/edit.ts'
import { plainText } from '../../../../shared/document/plain-text.ts'
import { KIND } from '../../../../shared/entry/header.ts'
import { encodeRun, mayBeAbsent } from '../../../../shared/entry/run.ts'
import { digestOfHeads } from '../../../../shared/exchange/heads-digest.ts'
import type { DocumentId, PersonId } from '../../../../shared/ids.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'
import { forgeSparse } from '../../../support/forged-run.ts'

const LONG = 'Publish every figure of the budget each month, in an open format. '.repeat(4)

const write = (computer: Computer, id: DocumentId, text: string): void => {
  computer.positions.edit(id, (doc) => appendText(doc, text, 'test'))
  computer.replica.documents.sealAll()
}
const textOf = (computer: Computer, id: DocumentId): string => computer.positions.read(id, plainText)

/** Everything that `from` holds, as runs; without the bodies of `document` that can be left out. */
function runsOf({ replica: { store, chains } }: Computer, document?: DocumentId): readonly Uint8Array[] {
  return chains.all().map(({ chain, base, seq }) => {
    const entries = store.entries(chain, base + 1, seq - base)
    return encodeRun(
      entries.map((entry) => (entry.header.document === document && mayBeAbsent(entry.header) ? { ...entry, body: undefined } : entry)),
    )
  })
}

/** Bodies of a text's entries in the order of the logs. */
const bodiesOf = ({ replica: { store, chains } }: Computer, document: DocumentId): readonly Uint8Array[] =>
  chains
    .all()
    .flatMap(({ chain, base, seq }) => store.entries(chain, base + 1, seq - base))
    .flatMap(({ header, body }) => (header.document === document && body && mayBeAbsent(header) ? [body] : []))

/** Amina and Bilal wrote in two texts by turns; Chen was there before and has none of it. */
function twoTexts() {
  const { member, meet, link, world } = coalitionOf('amina', 'bilal', 'chen')
  const [amina, bilal, chen] = [member('amina'), member('bilal'), member('chen')]
  const wanted = amina.positions.create({ title: 'Wanted' }).id
  const later = amina.positions.create({ title: 'Later' }).id
  meet()
  const cut = link('amina', 'bilal')
  for (const turn of [1, 2]) {
    for (const [name, writer] of Object.entries({ amina, bilal })) {
      write(writer, later, `${name} ${turn} for later. ${LONG}`)
      write(writer, wanted, `${name} ${turn}. `)
      world.time.pass(2_000)
    }
  }
  cut()
  world.time.pass(10)
  return { amina, bilal, chen, wanted, later, meet }
}

describe('an entry without its body', () => {
  it('[APPLY-5] holds up its own text and no other', () => {
    const { amina, chen, wanted, later } = twoTexts()
    const before = textOf(chen, later)
    const intakes = chen.replica.receive(runsOf(amina, later))
    expect(intakes.map(({ refused }) => refused).filter((refused) => refused !== 'own-log')).toEqual([undefined, undefined])
    expect(textOf(chen, wanted)).toBe(textOf(amina, wanted))
    expect(textOf(chen, later)).toBe(before)
    expect(digestOfHeads(chen.replica.heads())).toBe(digestOfHeads(amina.replica.heads()))
    expect(chen.replica.waiting()).toBe(4)
    expect(chen.replica.store.absentSums()).toMatchObject([{ document: later, entries: 4 }])
  })

  it('[DELIV-1] [DELIV-6] is not had until its body has come, nor is what of its text follows it; another text is', () => {
    const { amina, chen, wanted, later, meet } = twoTexts()
    chen.replica.receive(runsOf(amina, later))
    chen.statements.restate()
    const claims = () => [later, wanted].map((id) => amina.delivery.of(id).have)
    amina.statements.take(chen.statements.own() as Uint8Array, chen.replica.keys().device)
    expect(claims()).toEqual([2, 3])
    const own = () => chen.delivery.of(later).organisations.find(({ isMine }) => isMine)?.has
    expect([own(), chen.delivery.of(later).onlyHere]).toEqual([false, false])
    chen.replica.receiveBodies(bodiesOf(amina, later))
    chen.statements.restate()
    amina.statements.take(chen.statements.own() as Uint8Array, chen.replica.keys().device)
    expect(claims()).toEqual([3, 3])
    expect(own()).toBe(true)
    meet()
    expect([amina.alarms(), chen.alarms()]).toEqual([0, 0])
  })

  it('[LOG-13] gets its body from whoever has it, in any order, and from nobody else', () => {
    const { amina, chen, later } = twoTexts()
    chen.replica.receive(runsOf(amina, later))
    const bodies = bodiesOf(amina, later)
    const forged = (bodies[0] as Uint8Array).map((byte, at) => (at === 9 ? byte ^ 1 : byte))
    expect(chen.replica.receiveBodies([forged])).toBe(0)
    const shown = bodies.toReversed().map((body) => {
      expect(chen.replica.receiveBodies([body])).toBe(body.length)
      return textOf(chen, later).length
    })
    expect(shown).toEqual([...shown].sort((a, b) => a - b))
    expect(textOf(chen, later)).toBe(textOf(amina, later))
    expect([chen.replica.waiting(), chen.replica.store.absentSums()]).toEqual([0, []])
    expect(chen.replica.receiveBodies(bodies)).toBe(0)
  })

  it('[LOG-13] holds up nobody else’s where it names its hash with another length', () => {
    const { amina, bilal, chen, later } = twoTexts()
    const [body] = bodiesOf(amina, later) as [Uint8Array]
    chen.replica.receive([...runsOf(amina, later), forgeSparse(bilal, later, body, { bodyLength: body.length + 1 })])
    expect(chen.replica.receiveBodies([body])).toBe(body.length)
    expect(chen.replica.receive(runsOf(amina)).map(({ refused }) => refused)).not.toContain('malformed')
    expect(textOf(chen, later)).toContain('amina 2 for later')
    expect(chen.replica.store.check()).toEqual([])
  })

  it('[LOG-13] gets its body also where the entry comes again whole', () => {
    const { amina, chen, later } = twoTexts()
    chen.replica.receive(runsOf(amina, later))
    chen.replica.receive(runsOf(amina))
    expect(textOf(chen, later)).toBe(textOf(amina, later))
    expect(chen.replica.waiting()).toBe(0)
  })

  it('[APPLY-5] shows of a text what follows from the bodies that are here, also when everything is made again', () => {
    const { amina, bilal, chen, later } = twoTexts()
    const [first, ...others] = bodiesOf(amina, later)
    chen.replica.receive(runsOf(amina, later))
    // Of each log one body is here: only what was written without knowing the rest can be shown.
    chen.replica.receiveBodies([first as Uint8Array, others.at(-1) as Uint8Array])
    bilal.positions.edit(later, (doc) => insertText(doc, 0, 0, 'Bilal: ', 'test'))
    bilal.replica.documents.sealAll()
    chen.replica.receive(runsOf(bilal, later))
    const picture = () => [
      textOf(chen, later),
      chen.replica.waiting(),
      digestOfHeads(chen.replica.wholeFrontier()),
      chen.replica.textsDigest(),
    ]
    chen.replica.documents.flush()
    const before = picture()
    expect(before[0]).toContain('amina 1 for later')
    expect(before[0]).not.toContain('bilal')
    chen.replica.rebuild()
    expect(picture()).toEqual(before)
    chen.replica.receiveBodies(others)
    expect(textOf(chen, later)).toBe(textOf(bilal, later))
  })

  it('[APPLY-5] holds up nobody else’s words where its author never gives it, and no closing once the author was removed', async () => {
    const { amina, bilal, chen, later } = twoTexts()
    const before = textOf(amina, later)
    write(bilal, later, `Withheld. ${LONG}`)
    const sparse = runsOf(bilal, later)
    for (const { replica } of [amina, chen]) replica.receive(sparse)
    write(amina, later, 'After it, without it.')
    chen.replica.receive(runsOf(amina))
    expect(textOf(chen, later)).toBe(textOf(amina, later))
    expect(textOf(amina, later)).toContain(before)
    expect(textOf(amina, later)).toContain('After it, without it.')
    expect(() => amina.opened.signing.closed.close(later, '')).toThrow('Not all of this text')
    const { person } = amina.replica.membership().devices.get(bilal.replica.keys().device) ?? {}
    amina.replica.actMembership({ t: 'remove', person: person as PersonId, cuts: [] })
    expect(amina.replica.missing(later)).toEqual([])
    expect(amina.opened.signing.closed.close(later, '').number).toBe(1)
  })

  it('[LOG-7] is refused where the body could not be left out', () => {
    const { amina, chen } = twoTexts()
    const { store, chains } = amina.replica
    const [log] = chains.ofDevice(amina.replica.keys().device)
    if (!log) throw new Error('no log')
    const entries = store.entries(log.chain, 1, log.seq)
    const without = (kind: number) => entries.map((entry) => (entry.header.kind === kind ? { ...entry, body: undefined } : entry))
    const [acts, short] = [without(KIND.act), without(KIND.text)].map((run) => chen.replica.receive([encodeRun(run)])[0]?.refused)
    expect([acts, short]).toEqual(['malformed', 'malformed'])
  })
})
