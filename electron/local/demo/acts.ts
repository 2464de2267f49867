/** What the demo's members do with a written text: settle what was objected, close it, answer it, record, open it again, make the submission. */
import { join } from 'node:path'
import type { Call } from '../../../shared/api/client.ts'
import type { OutputOf } from '../../../shared/api/contract.ts'
import type { CellState } from '../../../shared/signing/terms.ts'
import { checkProofFolder } from '../proof-folder.ts'
import { saveTree } from '../save-tree.ts'
import { BY_MAIL, PARTS, type Part, SUBMISSION } from './demo-script.ts'

/** Each resolves when whoever watches has it too. */
export interface Acts {
  /** Settles every open objection to the text. */
  readonly settle: (position: string, why: string) => Promise<void>
  /** Closes the text; answers its code. */
  readonly close: (position: string, note: string) => Promise<string>
  readonly reopen: (position: string) => Promise<void>
  /** Answers the text in force, with an exception if there are words for one. */
  readonly sign: (position: string, part: Part, except?: string) => Promise<void>
  /** Records a yes that came by e-mail. */
  readonly record: (position: string) => Promise<void>
  /** Makes an edition, saves it and checks its proof folder; answers how many signatures that shows. Throws where anything does not hold. */
  readonly submit: (position: string) => Promise<number>
}

/** Whom acts are done by, and where files go. */
export interface ActsConfig {
  /** The host of a member as it runs now. */
  readonly host: (part: Part) => Call
  readonly watcher: Call
  /** For the files of the submission. */
  readonly folder: string
  /** Resolves once it is so; rejects when that takes too long. */
  readonly until: (isSo: () => Promise<boolean>) => Promise<void>
}

/** See the head of this file. */
export function createActs({ host, watcher, folder, until }: ActsConfig): Acts {
  const coordinator: Call = (method, input) => host('amina')(method, input)

  const settle: Acts['settle'] = async (position, why) => {
    const open = async (call: Call) =>
      (await call('remarks', { position })).filter(({ kind, settled }) => kind === 'red-line' && settled === null)
    await until(async () => (await open(coordinator)).length > 0)
    for (const { id } of await open(coordinator)) await coordinator('remark.settle', { id, why })
    await until(async () => (await open(watcher)).length === 0)
  }
  const close: Acts['close'] = async (position, note) => {
    const { hash, code } = await coordinator('text.close', { id: position, note })
    const isThere = async (call: Call): Promise<boolean> => (await textInForce(call, position))?.hash === hash
    await until(async () => (await isThere(host('layla'))) && (await isThere(watcher)))
    return code
  }
  const reopen: Acts['reopen'] = async (position) => {
    await coordinator('position.stage', { id: position, stage: 'drafting' })
    await until(async () => (await watcher('position.show', { id: position, format: 'facts' })).access.mayWrite)
  }
  const shows = (position: string, organisation: string, state: CellState): Promise<void> =>
    until(async () => cellOf(await watcher('signons.matrix', {}), position, organisation) === state)
  const sign: Acts['sign'] = async (position, part, except) => {
    const text = (await textInForce(host(part), position))?.hash ?? ''
    const answer =
      except === undefined ? ({ decision: 'endorsed' } as const) : ({ decision: 'endorsed_with_reservation', reservation: except } as const)
    await host(part)('signons.sign', { answers: [{ text, ...answer }], mandate: { body: 'Board', on: today() } })
    await shows(position, PARTS[part].organisation, except === undefined ? 'signed' : 'signed-except')
  }
  const record: Acts['record'] = async (position) => {
    const text = (await textInForce(coordinator, position))?.hash ?? ''
    const { organisations } = await coordinator('signons.matrix', {})
    const organisation = organisations.find(({ name }) => name === BY_MAIL.organisation)?.id ?? ''
    await coordinator('signons.record', {
      answers: [{ organisation, text, decision: 'endorsed', on: today(), source: BY_MAIL.source }],
    })
    await shows(position, BY_MAIL.organisation, 'recorded')
  }
  const submit: Acts['submit'] = async (position) => {
    const { files, ...edition } = await coordinator('submission.build', {
      ...SUBMISSION,
      addressees: [...SUBMISSION.addressees],
      positions: [position],
    })
    const place = join(folder, `submission-${edition.edition}`)
    await saveTree(place, files)
    const { problems, shown } = await checkProofFolder(place)
    if (problems.length > 0) throw new Error(`the proof of the demo does not hold: ${JSON.stringify(problems)}`)
    await until(async () => (await watcher('submission.list', {})).some(({ id }) => id === edition.id))
    return shown
  }
  return { settle, close, reopen, sign, record, submit }
}

const textInForce = async (call: Call, position: string) =>
  (await call('text.list', { id: position })).texts.find(({ isInForce }) => isInForce)

function cellOf({ positions, organisations }: OutputOf<'signons.matrix'>, position: string, organisation: string): CellState | undefined {
  const column = positions.findIndex(({ id }) => id === position)
  return organisations.find(({ name }) => name === organisation)?.cells[column]?.state
}

const today = (): string => new Date().toISOString().slice(0, 10)
