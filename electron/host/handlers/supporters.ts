/** Answers about organisations that support from outside, and about tables of recorded answers. SPEC rules OUTSIDE-1 to OUTSIDE-3. */
import type { supporterCalls } from '../../../shared/api/calls/supporters.ts'
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { OrganisationId } from '../../../shared/ids.ts'
import { readTable } from '../../../shared/plan/table.ts'
import { type RecordedRow, readRecordedTable } from '../../../shared/signing/recorded-table.ts'
import type { ClosedRecord } from '../../core/signing/closed-texts.ts'
import type { NamedAnswer } from '../../core/signing/sign-ons.ts'
import { type Supporter, sameName } from '../../core/signing/supporters.ts'
import type { OpenCoalition } from '../open-coalition.ts'
import { keptAttachment } from './signing.ts'

type Line = OutputOf<'supporters.import'>['lines'][number]

/** See the head of this file. */
export function supporterHandlers(here: () => OpenCoalition): HandlersOf<keyof typeof supporterCalls> {
  return {
    'supporters.list': () => {
      const { supporters } = here().signing
      return [...supporters.all().map((one) => supporterView({ ...one, removed: null })), ...supporters.removed().map(supporterView)]
    },
    'supporters.rename': ({ id, name, country }) => {
      const { supporters } = here().signing
      if (memberIds(here()).has(sameName(name))) throw new AppError('bad-input', `${name} is a member.`)
      return supporterView({ ...supporters.rename(id as OrganisationId, name, country), removed: null })
    },
    'supporters.remove': ({ id, why }) => {
      here().signing.supporters.remove(id as OrganisationId, why)
      return { id }
    },
    'supporters.record': ({ name, country = '', answers, attachment: attached }) => {
      const { signing } = here()
      if (memberIds(here()).has(sameName(name))) throw new AppError('bad-input', `${name} is a member: record its answer as a member’s.`)
      const said = answers.map(({ text, ...answer }) => ({ ...answer, name, country, hash: signing.closed.find(text).hash }))
      const attachment = attached && keptAttachment(here(), attached)
      const recorded = said.map((one) => ({ ...one, attachment }))
      signing.signOns.recordNamed(recorded, new Map())
      return { recorded: said.length }
    },
    'supporters.import': ({ table, take }) => {
      const reading = readTable(new Uint8Array(Buffer.from(table, 'base64')))
      if (!reading.ok) return { lines: [], missing: [], refusal: reading.reason, taken: false }
      if (reading.table.rows.length > MOST_ROWS) return { lines: [], missing: [], refusal: 'too_many_rows', taken: false }
      const { rows, missing } = readRecordedTable(reading.table)
      const { lines, answers } = resolved(here(), rows)
      if (!take) return { lines, missing: [...missing], refusal: null, taken: false }
      if (missing.length > 0 || answers.length < rows.length || rows.length === 0)
        throw new AppError('bad-input', 'Nothing was taken: settle every line of the table first.')
      here().signing.signOns.recordNamed(answers, memberIds(here()))
      return { lines, missing: [], refusal: null, taken: true }
    },
  }
}

type SupporterView = OutputOf<'supporters.list'>[number]

const supporterView = ({ before, ...one }: Supporter & { readonly removed: string | null }): SupporterView => ({
  ...one,
  before: [...before],
})

const MOST_ROWS = 2000

/** A real name that is known here means the member under its code name: stated as a supporter's it would stand in the record for everybody. SPEC rule CARD-10. */
function memberIds({ signing, codeNames }: OpenCoalition): ReadonlyMap<string, OrganisationId> {
  const members = signing.matrix().rows.filter(({ isOutside, name }) => !isOutside && name !== '')
  const real = [...codeNames.realNames()].map(([id, name]) => [sameName(name), id] as const)
  return new Map([...real, ...members.map(({ id, name }) => [sameName(name), id] as const)])
}

/** A row with the text it means, if it means one that can be answered. */
interface Meant {
  readonly row: RecordedRow
  readonly text: ClosedRecord | undefined
  readonly problem: Line['problem']
}

/** Every row as a line, and what it would record; a row that says what another said is wrong. */
function resolved(here: OpenCoalition, rows: readonly RecordedRow[]): { readonly lines: Line[]; readonly answers: readonly NamedAnswer[] } {
  const members = memberIds(here)
  const titles = new Map(here.positions.list().map(({ id, title }) => [id, title]))
  const meant = withoutRepeats(rows.map((row) => meaningOf(here, row)))
  const lines = meant.map(({ row, text, problem }): Line => {
    const { line, organisation, decision = null, reservation, on, source } = row
    const about = { title: (text && titles.get(text.position)) ?? '', code: text?.code ?? row.text }
    return { line, organisation, isMember: members.has(sameName(organisation)), ...about, decision, reservation, on, source, problem }
  })
  return { lines, answers: meant.flatMap(answerOf) }
}

function meaningOf(here: OpenCoalition, row: RecordedRow): Meant {
  const found = row.text === '' ? undefined : textNamed(here, row.text)
  const text = typeof found === 'object' ? found : undefined
  return { row, text, problem: row.problem ?? (typeof found === 'string' ? found : null) }
}

function withoutRepeats(meant: readonly Meant[]): readonly Meant[] {
  const seen = new Set<string>()
  return meant.map((one) => {
    if (!one.text) return one
    const said = `${sameName(one.row.organisation)} ${one.text.hash}`
    if (seen.has(said)) return { ...one, problem: one.problem ?? 'twice' }
    seen.add(said)
    return one
  })
}

function answerOf({ row, text, problem }: Meant): readonly NamedAnswer[] {
  const { organisation, country, decision, reservation, on, source } = row
  return text && decision && problem === null ? [{ name: organisation, country, hash: text.hash, decision, reservation, on, source }] : []
}

/** By its code, or by the number of a position whose text is in force. */
function textNamed({ positions, signing }: OpenCoalition, name: string): ClosedRecord | 'unknown-text' | 'text-open' {
  if (/^\d+$/.test(name)) {
    const position = positions.list().find(({ number }) => String(number) === name)
    return position ? (signing.closed.inForce(position) ?? 'text-open') : 'unknown-text'
  }
  const wanted = name.toUpperCase()
  return (
    [...signing.closed.all().values()].flat().find(({ code, hash }) => code === wanted || hash === name.toLowerCase()) ?? 'unknown-text'
  )
}
