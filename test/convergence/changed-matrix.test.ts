/** The matrix that pages make from changes is the one that the record gives, after whatever happened between two questions. */
import { describe, expect, it } from 'vitest'
import { openSigning } from '../../electron/core/signing/signing.ts'
import { createMatrixPages } from '../../electron/host/matrix-pages.ts'
import { contract, type OutputOf } from '../../shared/api/contract.ts'
import { appendText } from '../../shared/document/edit.ts'
import type { DocumentId, OrganisationId } from '../../shared/ids.ts'
import { changedMatrix } from '../../shared/signing/changed-matrix.ts'
import type { ClosedHash } from '../../shared/signing/closed-text.ts'
import { DECISIONS } from '../../shared/signing/terms.ts'
import { coalitionOf, type TestCoalition } from '../support/coalition-of.ts'
import type { Computer } from '../support/computer.ts'
import { createSeededRandom, type SeededRandom } from '../support/seeded-random.ts'
import { organisationOf } from '../support/submission-of.ts'

type Matrix = OutputOf<'signons.matrix'>

const SEEDS = [1, 2, 3, 4, 5, 6]
const STEPS = 60
const MANDATE = { body: 'Board', on: '2026-11-10' }

/** What happens to whom. */
interface Scene {
  readonly coalition: TestCoalition
  readonly random: SeededRandom
  readonly amina: Computer
  readonly positions: DocumentId[]
}

/** A page that asks now and then, and what it has by then. */
function pageOf({ opened }: Computer) {
  let held: { revision: string; matrix: Matrix } | undefined
  const counts = { whole: 0, changes: 0, cells: 0 }
  const ask = (): Matrix => {
    const answer = contract['signons.changes'].output.parse(opened.matrixPages.changes(held?.revision))
    const matrix = answer.whole ?? (held && answer.changes && changedMatrix(held.matrix, answer.changes))
    if (!matrix) throw new Error('neither all of it nor changes')
    counts[answer.whole ? 'whole' : 'changes']++
    counts.cells += answer.changes?.cells.length ?? 0
    held = { revision: answer.revision, matrix }
    return matrix
  }
  return { ask, counts }
}

/** The matrix made from the record alone: nothing is remembered. */
function madeAnew({ opened }: Computer, { coalition: { world } }: Scene): Matrix {
  const signing = openSigning({ ...opened, clock: world.time.clock(), random: world.random })
  return contract['signons.matrix'].output.parse(createMatrixPages({ ...opened, signing, random: world.random }).whole())
}

const write = (computer: Computer, id: DocumentId, words: string): void =>
  computer.positions.edit(id, (doc) => appendText(doc, words, 'test'))

const textsOf = ({ opened }: Computer): readonly { readonly hash: ClosedHash; readonly position: DocumentId }[] =>
  [...opened.signing.closed.all().values()].flat()

const anyOrganisation = ({ replica }: Computer, random: SeededRandom): OrganisationId =>
  random.pick([...replica.membership().devices.values()]).organisation

const EVENTS: readonly ((scene: Scene) => void)[] = [
  ({ amina, positions, random }) => {
    const { id } = amina.positions.create({ title: `Paper ${positions.length}` })
    write(amina, id, `Words ${random.below(1000)}.`)
    positions.push(id)
  },
  ({ amina, positions, random }) => {
    const id = random.pick(positions)
    amina.opened.signing.closed.move(id, 'drafting')
    write(amina, id, `More ${random.below(1000)}.`)
    amina.opened.signing.closed.close(id, '')
  },
  ({ amina, positions, random }) =>
    void amina.opened.signing.closed.move(
      random.pick(positions),
      random.pick(['withdrawn', 'endorsement_closed', 'endorsement_open', 'drafting']),
    ),
  ({ amina, positions, random, coalition: { world } }) =>
    void amina.positions.setDeadline(random.pick(positions), { at: world.time.now() + 60_000 * random.below(60), zone: 'UTC' }),
  ({ coalition, random }) => {
    const signer = random.pick(coalition.members().slice(1))
    const decision = random.pick(DECISIONS)
    const texts = textsOf(signer)
    if (texts.length === 0) return
    const { hash } = random.pick(texts)
    signer.opened.signing.signOns.sign([{ hash, decision, reservation: 'Not the date', until: '2026-12-01' }], MANDATE, 'en')
  },
  ({ amina, random }) => {
    const { hash } = random.pick(textsOf(amina))
    const organisation = anyOrganisation(amina, random)
    amina.opened.signing.signOns.record([{ organisation, hash, decision: 'endorsed', on: '2026-11-12', source: `mail ${random.below(9)}` }])
  },
  ({ amina, random }) => {
    const answer = { decision: 'endorsed', on: '2026-11-12', source: 'paper', country: '' } as const
    amina.opened.signing.signOns.recordNamed(
      [{ ...answer, name: `Union ${random.below(4)}`, hash: random.pick(textsOf(amina)).hash }],
      new Map(),
    )
  },
  ({ amina, random }) => {
    const { supporters } = amina.opened.signing
    const { id } = random.pick([...supporters.all(), { id: organisationOf(amina) }])
    if (random.below(2) === 0) supporters.remove(id, 'Asked to go')
    else supporters.rename(id, `Union ${random.below(4)}`, undefined)
  },
  ({ amina, random, coalition: { world } }) =>
    void amina.opened.signing.announceSilence(
      [amina.opened.signing.closed.find(random.pick(textsOf(amina)).hash)],
      world.time.now() + 5000,
      'UTC',
    ),
  ({ amina, random }) => void amina.opened.signing.countSilence([amina.opened.signing.closed.find(random.pick(textsOf(amina)).hash)]),
  ({ amina, random }) => {
    const organisation = anyOrganisation(amina, random)
    amina.opened.signing.signOns.rule(organisation, random.pick(textsOf(amina)).hash, { counts: random.below(2) === 0, why: 'So agreed' })
  },
  ({ amina, random }) => {
    const id = anyOrganisation(amina, random)
    amina.coalition.setNames({ organisation: { id, name: `Called ${random.below(99)}` } })
  },
  ({ coalition, random }) => random.pick(coalition.members()).coalition.setNames({ person: `Named ${random.below(99)}` }),
  ({ coalition }) => void coalition.letIn(`late ${coalition.members().length}`, ['editor', 'signatory']),
  ({ amina, coalition, random }) => {
    const { device } = random.pick(coalition.members().slice(3)).replica.keys()
    const person = amina.replica.membership().devices.get(device)?.person
    if (person) amina.replica.actMembership({ t: 'remove', person, cuts: [] })
  },
  ({ coalition }) => coalition.meet(),
  ({ coalition, random }) => {
    coalition.link('amina', random.pick(['bilal', 'chen']))
    coalition.world.time.pass(20_000)
  },
  ({ amina }) => amina.replica.rebuild(),
]

/** What cannot be done just now is not done; anything else that goes wrong is a fault. */
function happen(scene: Scene): void {
  try {
    scene.random.pick(EVENTS)(scene)
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AppError') throw error
  }
}

describe('[PIPE-8] the matrix that a page makes from changes', () => {
  it.each(SEEDS)('is the one that the record gives, after any history: seed %i', (seed) => {
    const coalition = coalitionOf('amina')
    for (const name of ['bilal', 'chen', 'dina']) coalition.letIn(name, ['editor', 'signatory'])
    coalition.meet()
    const amina = coalition.member('amina')
    const scene: Scene = { coalition, random: createSeededRandom(seed), amina, positions: [] }
    for (const title of ['Budget', 'Land']) {
      const { id } = amina.positions.create({ title })
      write(amina, id, `${title}.`)
      amina.opened.signing.closed.close(id, '')
      scene.positions.push(id)
    }
    coalition.meet()
    const [often, seldom] = [pageOf(amina), pageOf(amina)]
    for (let step = 0; step < STEPS; step++) {
      happen(scene)
      coalition.world.time.pass(1000)
      const whole = madeAnew(amina, scene)
      expect(often.ask()).toEqual(whole)
      if (step % 7 === 0) expect(seldom.ask()).toEqual(whole)
    }
    expect([often.counts.whole, seldom.counts.whole]).toEqual([1, 1])
    expect(often.counts.cells).toBeGreaterThan(0)
  })

  it('holds one cell where one organisation answered, and nothing where nothing happened', () => {
    const coalition = coalitionOf('amina')
    for (const name of ['bilal', 'chen']) coalition.letIn(name, ['editor', 'signatory'])
    const amina = coalition.member('amina')
    const hashes = ['Budget', 'Land'].map((title) => {
      const { id } = amina.positions.create({ title })
      write(amina, id, `${title}.`)
      return amina.opened.signing.closed.close(id, '').hash
    })
    coalition.meet()
    const { matrixPages, signing } = amina.opened
    const { revision } = matrixPages.changes(undefined)
    expect(matrixPages.changes(revision).changes).toMatchObject({ positionOrder: null, organisationOrder: null, positions: [], cells: [] })
    const organisation = organisationOf(coalition.member('chen'))
    const [, hash = ''] = hashes
    signing.signOns.record([{ organisation, hash: hash as ClosedHash, decision: 'endorsed', on: '2026-11-12', source: 'e-mail' }])
    const { changes, whole } = matrixPages.changes(revision)
    expect(whole).toBeNull()
    expect(changes?.cells).toMatchObject([{ organisation, position: textsOf(amina)[1]?.position, cell: { state: 'recorded' } }])
    expect(changes?.organisations.map(({ id }) => id)).toEqual([organisation])
    expect(changes?.positions).toEqual([])
  })

  it('is all of it for a revision of another run of the host, or of none', () => {
    const amina = coalitionOf('amina').member('amina')
    for (const since of [undefined, 'nonsense', `${'0'.repeat(16)}.1`]) {
      expect(amina.opened.matrixPages.changes(since)).toMatchObject({ whole: { organisations: [{}] }, changes: null })
    }
    const { revision } = amina.opened.matrixPages.changes(undefined)
    expect(amina.opened.matrixPages.changes(revision.replace(/\d+$/, '999'))).toMatchObject({ changes: null })
  })
})
