/** Reads what others put into a shared folder. SPEC rules FOLDER-2, FOLDER-3. */
import { MAX_FILE_BYTES } from '../../../shared/envelope/envelope-file.ts'
import { decodeStatement } from '../../../shared/exchange/statement.ts'
import { isMemberNow } from '../../../shared/membership/membership.ts'
import { type OpenedEnvelope, openFiles } from '../envelope/opening.ts'
import type { FolderFile } from '../ports/shared-folder.ts'
import type { Replica } from '../replica/replica.ts'
import { furthest } from './folder-known.ts'
import { type KeptRecord, only, type ReadFile } from './folder-record.ts'
import { type FolderTools, heldIn } from './folder-tools.ts'

/** Refusals that another file may mend: who let the writer in, or what comes before, may be in it. */
const WAITS: ReadonlySet<string> = new Set(['builds-on-missing', 'stranger'])

/** Takes what can be taken of these files, again while another may have brought what one lacked. Answers how many were taken. */
export async function readOthers(tools: FolderTools, record: KeptRecord, listed: readonly FolderFile[]): Promise<number> {
  const present = new Set(listed.map(({ name }) => name))
  record.keep({ files: only(record.now().files, (name) => present.has(name)) })
  let taken = 0
  let waiting = listed.filter((file) => isToBeRead(file, record.now().files[file.name]))
  for (let grown = true; grown; ) {
    const states = await readAll(tools, record, waiting)
    grown = states.includes('read')
    taken += states.filter((state) => state === 'read').length
    waiting = waiting.filter(({ name }) => record.now().files[name]?.state === 'waits')
  }
  if (taken > 0) record.keep({ readAt: tools.clock.now() })
  return taken
}

function isToBeRead({ bytes, changedAt }: FolderFile, before: ReadFile | undefined): boolean {
  return !before || before.bytes !== bytes || before.changedAt !== changedAt || before.state === 'waits'
}

async function readAll(tools: FolderTools, record: KeptRecord, files: readonly FolderFile[]): Promise<readonly string[]> {
  const states: string[] = []
  for (const file of files) {
    const read = await readOne(tools, file)
    if (!read) continue
    record.keep({ files: { ...record.now().files, [file.name]: read } })
    states.push(read.state)
  }
  return states
}

/** Undefined for one that has gone meanwhile. */
async function readOne(tools: FolderTools, { name, bytes, changedAt }: FolderFile): Promise<ReadFile | undefined> {
  const facts = { bytes, changedAt, writer: null, readers: [], holds: [] }
  if (bytes > MAX_FILE_BYTES) return { ...facts, state: 'too-large' }
  const content = await tools.folder.read(name, MAX_FILE_BYTES)
  if (!content) return undefined
  const keys = tools.envelopes.keys().filter(({ type }) => type === 'member')
  const [opening] = await openFiles(tools.crypto, [content], keys)
  if (!opening?.ok) return { ...facts, state: opening?.refused ?? 'damaged' }
  const taking = tools.envelopes.take(opening)
  if (!taking.ok) return { ...facts, state: WAITS.has(taking.refused) ? 'waits' : taking.refused }
  return { ...facts, state: 'read', ...inside(tools.replica, opening) }
}

/** What an envelope holds and who could open it, by the admissions that its writer had applied. */
function inside(replica: Replica, { header, content }: OpenedEnvelope): Pick<ReadFile, 'writer' | 'readers' | 'holds'> {
  const said = content.statements.flatMap((bytes) => {
    const statement = decodeStatement(bytes)
    return statement.ok ? [statement.value] : []
  })
  const knew = furthest(said.find(({ device }) => device === header.writer)?.heads ?? [])
  const membership = replica.membership()
  const readers = [...membership.devices.values()].filter(({ device, grants }) => {
    const since = grants[0]?.since
    return isMemberNow(membership, device) && (since === undefined || since.seq <= (knew.get(since.device) ?? 0))
  })
  return { writer: header.writer, readers: readers.map(({ device }) => device), holds: heldIn(replica.coalition, content.runs) }
}
