/** The matrix as pages have it: what changed since one asked last, found by comparing what stands now with what stood then. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { Coalition } from '../core/coalition/coalition.ts'
import type { Random } from '../core/ports/random.ts'
import type { Answer } from '../core/signing/answer-records.ts'
import type { Cell } from '../core/signing/matrix.ts'
import { remembered, rememberedEach } from '../core/signing/remembered.ts'
import type { Signing } from '../core/signing/signing.ts'
import { deadlineView } from './views.ts'

type MatrixView = OutputOf<'signons.matrix'>
type CellView = MatrixView['organisations'][number]['cells'][number]

/** See the head of this file. */
export interface MatrixPages {
  readonly whole: () => MatrixView
  /** `since`: a revision that an earlier answer named. */
  readonly changes: (since: string | undefined) => OutputOf<'signons.changes'>
}

/** What pages are told of. */
export interface MatrixPagesTools {
  readonly signing: Pick<Signing, 'matrix' | 'signOns'>
  readonly coalition: Pick<Coalition, 'members'>
  readonly random: Random
}

/** The pages' matrix over a coalition's sign-ons. */
export function createMatrixPages(tools: MatrixPagesTools): MatrixPages {
  const { signing, random } = tools
  let drawn: string | undefined
  /** Names this run of the host: revisions of another are not known here. */
  const run = (): string => {
    drawn ??= toHex(random.bytes(8))
    return drawn
  }
  const viewsUnder = remembered((names: string) => rememberedEach((cell: Cell) => cellView(cell, nameIn(names))))
  const whole = (): MatrixView => {
    const cellOf = viewsUnder(namesOf(tools))
    const { positions, rows } = signing.matrix()
    return {
      maySign: signing.signOns.maySign(),
      positions: positions.map(({ position: { id, number, title, stage, deadline }, text }) => ({
        id,
        number,
        title,
        stage,
        deadline: deadlineView(deadline),
        text: text ? { hash: text.hash, code: text.code, number: text.number } : null,
      })),
      organisations: rows.map(({ cells, ...head }) => ({
        ...head,
        owes: cells.filter(({ isOwed }) => isOwed).length,
        cells: cells.map(cellOf),
      })),
    }
  }
  const parts = createParts()
  const changes: MatrixPages['changes'] = (since) => {
    const now = whole()
    const { revision, changedAfter } = parts.take(now)
    const known = since === undefined ? undefined : revisionIn(since, run())
    const name = `${run()}.${revision}`
    return known === undefined || known > revision
      ? { revision: name, whole: now, changes: null }
      : { revision: name, whole: null, changes: changedAfter(known) }
  }
  return { whole, changes }
}

function revisionIn(since: string, run: string): number | undefined {
  const [of, revision = ''] = since.split('.')
  return of === run && /^\d{1,15}$/.test(revision) ? Number(revision) : undefined
}

/** A part of the matrix, and the revision in which it became as it is. */
interface Part {
  readonly value: unknown
  readonly since: number
}

/** Remembers when each part of the matrix changed last. */
function createParts() {
  let parts = new Map<string, Part>()
  let revision = 0

  const take = (now: MatrixView) => {
    const next = new Map<string, Part>()
    const keep = (name: string, value: unknown): void => {
      const before = parts.get(name)
      next.set(name, before && before.value === value ? before : { value, since: revision + 1 })
    }
    for (const [name, value] of partsOf(now)) keep(name, value)
    const isAsBefore = next.size === parts.size && [...next].every(([name, part]) => parts.get(name) === part)
    if (!isAsBefore) revision++
    parts = next
    const changedAfter = (known: number) => {
      const isNew = (name: string): boolean => (parts.get(name)?.since ?? 0) > known
      return {
        maySign: now.maySign,
        positionOrder: isNew('positions') ? now.positions.map(({ id }) => id) : null,
        organisationOrder: isNew('organisations') ? now.organisations.map(({ id }) => id) : null,
        positions: now.positions.filter(({ id }) => isNew(`position ${id}`)),
        organisations: now.organisations.filter(({ id }) => isNew(`organisation ${id}`)).map(headOf),
        cells: now.organisations.flatMap(({ id, cells }) =>
          cells.flatMap((cell, column) => {
            const position = now.positions[column]?.id ?? ''
            return isNew(`${id} ${position}`) ? [{ organisation: id, position, cell }] : []
          }),
        ),
      }
    }
    return { revision, changedAfter }
  }
  return { take }
}

/** Every part by name. Cells are the same object while they are the same; of the others, which are few, all is compared. */
function* partsOf({ positions, organisations }: MatrixView): Iterable<readonly [string, unknown]> {
  yield ['positions', positions.map(({ id }) => id).join(' ')]
  yield ['organisations', organisations.map(({ id }) => id).join(' ')]
  for (const position of positions) yield [`position ${position.id}`, JSON.stringify(position)]
  for (const organisation of organisations) {
    const { id, cells } = organisation
    yield [`organisation ${id}`, JSON.stringify(headOf(organisation))]
    for (const [column, cell] of cells.entries()) yield [`${id} ${positions[column]?.id}`, cell]
  }
}

function headOf({ cells: _, ...head }: MatrixView['organisations'][number]): Omit<MatrixView['organisations'][number], 'cells'> {
  return head
}

/** All names as one value: the same while nobody is called otherwise. */
const namesOf = ({ coalition }: MatrixPagesTools): string => JSON.stringify(coalition.members().map(({ id, name }) => [id, name]))

function nameIn(names: string): (person: PersonId | undefined) => string {
  const byId = new Map(JSON.parse(names) as [PersonId, string][])
  return (person) => (person && byId.get(person)) ?? ''
}

function cellView(
  { state, answer, textNumber, isLate, isOwed, isReached, silence }: Cell,
  nameOf: (person: PersonId | undefined) => string,
): CellView {
  return {
    state,
    textNumber: textNumber ?? null,
    isOwed,
    isReached,
    silence: silence ? { until: silence.until, zone: silence.zone, taken: silence.taken } : null,
    answer: answer ? answerView(answer, nameOf) : null,
    late: isLate ? { ruling: answer?.ruling ? { ...answer.ruling, by: nameOf(answer.ruling.by) } : null } : null,
  }
}

function answerView(answer: Answer, nameOf: (person: PersonId | undefined) => string): NonNullable<CellView['answer']> {
  const { decision, basis, hash, reservation, until, mandate, on, source, attachment, at, by } = answer
  const attached = attachment && { name: attachment.name, type: attachment.type, bytes: attachment.bytes }
  const said = { decision, basis, text: hash, reservation, until, mandate: mandate && { ...mandate }, on, source }
  return { ...said, attachment: attached, at, by: nameOf(by) }
}
