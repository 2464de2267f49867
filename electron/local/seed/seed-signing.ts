/** The seed's last days: texts are closed, organisations answer, one text is changed and closed again, and others are still in their rounds. */
import { appendText } from '../../../shared/document/edit.ts'
import { DEFAULT_RULE } from '../../../shared/signing/agreement.ts'
import type { ClosedHash } from '../../../shared/signing/closed-text.ts'
import type { Decision } from '../../../shared/signing/terms.ts'
import type { Deed } from './seed-story.ts'
import type { SeedComputer, SeedWorld } from './seed-world.ts'

/** Who takes part: whoever writes to the end answers; the silent one owes. */
export interface SigningCast {
  readonly founder: SeedComputer
  readonly writing: readonly SeedComputer[]
  readonly silent: SeedComputer | undefined
}

const DAY_MS = 24 * 3_600_000
const CLOSING_DAY = 28
const ANSWERING_DAY = 29
const RECORDING_DAY = 31
const CHANGING_DAY = 32
const AGAIN_DAY = 33
/** Sign-on is open for so long. */
const OPEN_DAYS = 12
/** Positions by number: closed first, of these the second is changed; then the one in its last round, then the one that is commented on. */
const CLOSED = ['1', '2', '3']
const CHANGED = '2'
const LAST_OBJECTIONS = '4'
const COMMENTS = '5'
const ZONE = 'Africa/Nairobi'
const ADDED = '\n\nThe coalition offers to publish a first table together with the ministry, within a month.'

/** One organisation's answers, text by text, and who decided. */
interface Answering {
  readonly body: string
  readonly says: readonly { readonly position: string; readonly decision: Decision; readonly reservation?: string }[]
}

const YES_TO_ALL = CLOSED.map((position) => ({ position, decision: 'endorsed' as const }))

/** In the order in which members come: the founder first. Whoever is not named has not answered. */
const ANSWERS: readonly Answering[] = [
  { body: 'Executive committee', says: YES_TO_ALL },
  { body: 'مجلس الإدارة', says: YES_TO_ALL },
  {
    body: 'Bureau national',
    says: [
      { position: '1', decision: 'endorsed_with_reservation', reservation: 'We cannot speak for the province of Nemba.' },
      { position: '2', decision: 'endorsed' },
    ],
  },
  {
    body: 'Consejo directivo',
    says: [
      { position: '1', decision: 'endorsed' },
      { position: '3', decision: 'abstained' },
    ],
  },
]

/** Everything that happens to closed texts, as far as there are so many positions. */
export function signingOf(world: SeedWorld, cast: SigningCast): readonly Deed[] {
  const { founder, writing } = cast
  const day = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)
  const today = (): string => day(world.time.now())
  const numbers = (wanted: readonly string[]): readonly string[] =>
    wanted.filter((number) => founder.positions.list().some((position) => String(position.number) === number))
  const close = (number: string, note: string): void => {
    const at = (Math.floor(world.time.now() / DAY_MS) + OPEN_DAYS) * DAY_MS + 14 * 3_600_000
    founder.signing.closed.close(founder.positions.find(number).id, note, { at, zone: ZONE })
  }
  const hashOf = (by: SeedComputer, number: string): ClosedHash | undefined => by.signing.closed.inForce(by.positions.find(number))?.hash
  const begin = (): void => {
    founder.signing.agreement.state({ ...DEFAULT_RULE, recordedCounts: true })
    for (const number of numbers(CLOSED)) close(number, 'For sign-on, after the meeting of members')
    for (const number of numbers([LAST_OBJECTIONS])) founder.signing.closed.move(founder.positions.find(number).id, 'red_lines')
    for (const number of numbers([COMMENTS])) founder.signing.closed.move(founder.positions.find(number).id, 'in_consultation')
  }
  const answer = (by: SeedComputer, { body, says }: Answering): void => {
    const said = says.flatMap(({ position, ...rest }) => {
      const hash = numbers([position]).length > 0 ? hashOf(by, position) : undefined
      return hash ? [{ hash, ...rest }] : []
    })
    by.signing.signOns.sign(said, { body, on: today() }, undefined)
  }
  const change = (): void => {
    for (const number of numbers([CHANGED])) {
      const { id } = founder.positions.find(number)
      founder.signing.closed.move(id, 'red_lines')
      founder.positions.edit(id, (doc) => appendText(doc, ADDED, 'seed'))
      close(number, 'With the offer that two members asked for')
    }
  }
  return [
    { day: CLOSING_DAY, by: founder, act: begin },
    ...firstOfEach([founder, ...writing]).flatMap((by, index): readonly Deed[] => {
      const answering = ANSWERS[index]
      return answering ? [{ day: ANSWERING_DAY + (index % 2), by, act: () => answer(by, answering) }] : []
    }),
    { day: RECORDING_DAY, by: founder, act: () => recordByMail(cast, hashOf(founder, '1'), today()) },
    { day: CHANGING_DAY, by: founder, act: change },
    {
      day: AGAIN_DAY,
      by: founder,
      act: () => answer(founder, { body: 'Executive committee', says: YES_TO_ALL.filter(({ position }) => position === CHANGED) }),
    },
  ]
}

/** One computer of each organisation. */
function firstOfEach(computers: readonly SeedComputer[]): readonly SeedComputer[] {
  const seen = new Set<string>()
  return computers.filter(({ coalition }) => {
    const organisation = coalition.me()?.organisation ?? ''
    return seen.size < seen.add(organisation).size
  })
}

/** What came by e-mail: the answer of a member, and of one that supports from outside. */
function recordByMail({ founder, writing, silent }: SigningCast, hash: ClosedHash | undefined, on: string): void {
  if (!hash) return
  const member = (firstOfEach([founder, ...writing])[ANSWERS.length] ?? silent)?.coalition.me()?.organisation
  const source = 'E-mail of the secretary'
  if (member) founder.signing.signOns.record([{ organisation: member, hash, decision: 'endorsed', on, source }])
  const outside = {
    name: 'Union of Municipal Auditors',
    country: '',
    hash,
    decision: 'endorsed' as const,
    on,
    source: 'Letter, signed by the chair',
  }
  founder.signing.signOns.recordNamed([outside], new Map())
}
