/** Writes into a shared folder what anybody lacks, and tidies up after this computer. SPEC rules FOLDER-1, FOLDER-3 to FOLDER-6. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '../../../shared/bytes/hex.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { isOfMemberNow } from '../../../shared/membership/membership.ts'
import type { Known } from '../envelope/gathering.ts'
import { sealEnvelope, type WrittenEnvelope } from '../envelope/making.ts'
import type { FolderFile, SharedFolder } from '../ports/shared-folder.ts'
import { endsSince, furthest, knownWith } from './folder-known.ts'
import { type KeptRecord, type OwnFile, only, type ReadFile } from './folder-record.ts'
import { type FolderTools, heldIn, isOwnFile, othersOf, tagOf } from './folder-tools.ts'

/** How long entries of others are left to their authors. */
export const PATIENCE_MS = 5 * 60_000
const STATE_AGAIN_MS = 60_000
const MOST_OWN_FILES = 24
/** A file of the folder holds a whole envelope; what is more goes into the next. */
const MOST_RUN_BYTES = 8 * 1024 * 1024
/** So many files at one look: the rest at the next. */
const MOST_FILES_AT_ONCE = 16

/** What goes into a file, with what was so when it was gathered: sealing and writing take time, and somebody may come in or go meanwhile. */
interface NextFile extends WrittenEnvelope {
  /** Other computers that can open it. */
  readonly readers: readonly DeviceId[]
  /** SHA-256 of the own statement in it, in hexadecimal. */
  readonly states: string
}

/** See the head of this file. */
export interface FolderWriting {
  /** Removes own files that everybody has, or that this computer does not remember having written. */
  readonly tidy: (listed: readonly FolderFile[]) => Promise<void>
  /** Writes what is lacked; answers how many files. */
  readonly write: () => Promise<number>
}

/** Writing for one folder. */
export function createFolderWriting(tools: FolderTools, record: KeptRecord): FolderWriting {
  const { folder, replica, envelopes, statements, crypto, clock } = tools
  const { now, keep } = record
  const me = (): DeviceId => replica.keys().device
  const others = (): readonly DeviceId[] => othersOf(tools)
  const statementName = (): string => `${tagOf(tools)}-0.age`
  const statedOf = (device: DeviceId): Known => statements.list().find((statement) => statement.device === device)?.heads

  const tidy: FolderWriting['tidy'] = async (listed) => {
    await lookAtOwn(new Map(listed.map((file) => [file.name, file])))
    const { own } = now()
    const isStray = ({ name }: FolderFile): boolean => isOwnFile(tools, name) && !own[name] && name !== statementName()
    const done = Object.keys(own).filter((name) => isOutdated(tools, name, own[name] as OwnFile) || isWithAll(own[name] as OwnFile))
    for (const name of [...listed.filter(isStray).map((file) => file.name), ...done]) await folder.remove(name)
    keep({ own: only(own, (name) => !done.includes(name)) })
  }
  /** Forgets own files that are gone or are not what was written: what was in them is lacked again. */
  const lookAtOwn = async (listed: ReadonlyMap<string, FolderFile>): Promise<void> => {
    const whole: Record<string, OwnFile> = {}
    for (const [name, file] of Object.entries(now().own)) {
      const found = listed.get(name)
      if (found && (await isAsWritten(folder, found, file))) whole[name] = { ...file, changedAt: found.changedAt }
    }
    keep({ own: whole })
  }
  const isWithAll = ({ holds }: OwnFile): boolean =>
    others().length > 0 &&
    others().every((device) => {
      const stated = furthest(statedOf(device) ?? [])
      return holds.every((one) => one.to <= (stated.get(one.device) ?? 0))
    })

  const write = async (): Promise<number> => {
    if (others().length === 0) return 0
    const older = filesToReplace()
    let count = 0
    let next = writeNext(older)
    for (; next.runs.length > 0 && count < MOST_FILES_AT_ONCE; count++) {
      await writeFile(next)
      next = writeNext(older)
    }
    if (next.runs.length > 0) return count
    // All that is lacked stands in newer files by now.
    await removeOlder(older)
    return count > 0 ? count : await writeStatement(next)
  }
  const filesToReplace = (): readonly string[] => {
    const names = Object.keys(now().own)
    return names.length > MOST_OWN_FILES ? names : []
  }
  const writeNext = (older: readonly string[]): NextFile => {
    const files = [...Object.values(now().files).filter(isTaken), ...Object.values(only(now().own, (name) => !older.includes(name)))]
    const readers = others()
    const known = (device: DeviceId): Known => knownOf(device, files)
    const written = envelopes.write({ recipients: readers, known, runBytes: MOST_RUN_BYTES, form: 'whole' })
    return { ...written, readers, states: statedDigest() }
  }
  /** What somebody wrote who does not belong any more is taken by nobody who knows. */
  const isTaken = ({ writer }: ReadFile): boolean => writer !== null && isOfMemberNow(replica.membership(), writer)
  const writeFile = async (written: NextFile): Promise<void> => {
    const name = `${tagOf(tools)}-${now().next}.age`
    const bytes = await put(name, written)
    const facts = { sha256: toHex(sha256(bytes)), bytes: bytes.length, changedAt: null }
    const file = { readers: [...written.readers], holds: heldIn(replica.coalition, written.runs), ...facts }
    keep({ next: now().next + 1, own: { ...now().own, [name]: file } })
  }
  const put = async (name: string, written: NextFile): Promise<Uint8Array> => {
    const [file] = await sealEnvelope(crypto, written)
    if (!file) throw new Error('an envelope without a file')
    await folder.write(name, file.bytes)
    keep({ stated: { digest: written.states, at: clock.now() }, wroteAt: clock.now() })
    return file.bytes
  }
  const removeOlder = async (names: readonly string[]): Promise<void> => {
    for (const name of names) await folder.remove(name)
    if (names.length > 0) keep({ own: only(now().own, (name) => !names.includes(name)) })
  }
  const writeStatement = async (written: NextFile): Promise<number> => {
    const { stated } = now()
    const isDue = stated === null || clock.now() - stated.at >= STATE_AGAIN_MS || clock.now() < stated.at
    if (!isDue || stated?.digest === written.states) return 0
    await put(statementName(), written)
    return 1
  }
  const statedDigest = (): string => toHex(sha256(statements.own() ?? new Uint8Array(0)))

  /** What a computer has, can read here, or shall get from whoever wrote it. */
  const knownOf = (device: DeviceId, files: Parameters<typeof knownWith>[1]): Known => {
    const known = knownWith(statedOf(device), files, device)
    const isMine = replica.membership().devices.get(device)?.grants[0]?.since?.device === me()
    return known === undefined && isMine ? undefined : leftToOthers(known ?? [])
  }
  const leftToOthers = (known: NonNullable<Known>): NonNullable<Known> => {
    const here = endsSince(now().seen, clock.now() - PATIENCE_MS)
    const has = furthest(known)
    const young = replica.heads().filter(({ device }) => device !== me() && (here.get(device) ?? 0) <= (has.get(device) ?? 0))
    return [...known, ...young]
  }
  return { tidy, write }
}

async function isAsWritten(folder: SharedFolder, { name, bytes, changedAt }: FolderFile, file: OwnFile): Promise<boolean> {
  if (bytes !== file.bytes) return false
  if (changedAt === file.changedAt) return true
  const content = await folder.read(name, file.bytes)
  return content !== undefined && toHex(sha256(content)) === file.sha256
}

/** Of an epoch before, or open to somebody who went: what is in it is written anew for those who belong. */
function isOutdated(tools: FolderTools, name: string, { readers }: OwnFile): boolean {
  const belonging = new Set<DeviceId>([tools.replica.keys().device, ...othersOf(tools)])
  return !name.startsWith(`${tagOf(tools)}-`) || readers.some((device) => !belonging.has(device))
}
