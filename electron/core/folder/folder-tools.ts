/** What the parts of a folder's exchange share: whose files are whose, and what runs hold. SPEC rules FOLDER-1, FOLDER-3. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { decodeSparseRun, hasBody } from '../../../shared/entry/run.ts'
import type { CoalitionId, DeviceId } from '../../../shared/ids.ts'
import type { Statements } from '../delivery/statements.ts'
import type { Envelopes } from '../envelope/envelopes.ts'
import { headOf } from '../log/chains.ts'
import type { Clock } from '../ports/clock.ts'
import type { SharedFolder } from '../ports/shared-folder.ts'
import type { Replica } from '../replica/replica.ts'
import type { Stretch } from './folder-record.ts'

/** What an exchange works on. `path` only names the folder. */
export interface FolderTools {
  readonly path: string
  readonly folder: SharedFolder
  readonly replica: Replica
  readonly envelopes: Pick<Envelopes, 'write' | 'take' | 'keys' | 'computersOf'>
  readonly statements: Statements
  /** Every access key held, one in use first. */
  readonly accessKeys: () => readonly Uint8Array[]
  readonly crypto: Crypto
  readonly clock: Clock
}

const TAG_CHARACTERS = 12

/** What the names of this computer's files begin with: nobody outside the coalition can tell whose it is. */
export function tagOf(tools: Pick<FolderTools, 'replica' | 'accessKeys'>): string {
  const [tag] = tagsOf(tools)
  if (tag === undefined) throw new Error('a coalition without a key')
  return tag
}

function tagsOf({ replica, accessKeys }: Pick<FolderTools, 'replica' | 'accessKeys'>): readonly string[] {
  const words = utf8(`chorus/folder/1\n${replica.keys().device}`)
  return accessKeys().map((key) => toHex(hmac(sha256, key, words)).slice(0, TAG_CHARACTERS))
}

/** True for a file that this computer wrote, in this epoch or before. */
export function isOwnFile(tools: Pick<FolderTools, 'replica' | 'accessKeys'>, name: string): boolean {
  const [tag = '', rest = ''] = name.split('-', 2)
  return tagsOf(tools).includes(tag) && /^\d+\.age$/.test(rest)
}

/** Computers that belong now, without this one. */
export function othersOf({ replica, envelopes }: Pick<FolderTools, 'replica' | 'envelopes'>): readonly DeviceId[] {
  return envelopes.computersOf().filter((device) => device !== replica.keys().device)
}

/** The stretches of logs that runs hold with every body. */
export function heldIn(coalition: CoalitionId, runs: readonly Uint8Array[]): Stretch[] {
  return runs.flatMap((run) => {
    const read = decodeSparseRun(coalition, run)
    const entries = read.ok ? read.value : []
    const firstAbsent = entries.findIndex((entry) => !hasBody(entry))
    const whole = firstAbsent < 0 ? entries : entries.slice(0, firstAbsent)
    const [first, last] = [whole[0], whole.at(-1)]
    if (!first || !last) return []
    const { device, seq, prefix } = headOf(last.header.device, last.header.seq, last.hash)
    return [{ device, from: first.header.seq, to: seq, prefix }]
  })
}
