/** What happens in a season to files between members: looks into a shared folder and a mailbox, and what services and people do to files that are not theirs. */

import type { MemoryFolder } from '../../electron/adapters/memory/memory-folder.ts'
import { openFiles } from '../../electron/core/envelope/opening.ts'
import type { FolderLook } from '../../electron/core/folder/folder-exchange.ts'
import { isOwnFile } from '../../electron/core/folder/folder-tools.ts'
import type { Crypto } from '../../shared/crypto/crypto.ts'
import { isGone } from '../../shared/membership/epochs.ts'
import type { Computer } from '../support/computer.ts'
import type { Post } from '../support/folder-post.ts'
import type { SeededRandom } from '../support/seeded-random.ts'
import type { Season } from './season.ts'

/** Somebody looks into the folder. */
export async function lookIntoFolder(season: Season, name: string): Promise<void> {
  noteLook(season, name, 'looks', await season.folder.look(season.coalition.member(name)))
}

/** Somebody asks the mailbox. */
export async function askMailbox(season: Season, name: string): Promise<void> {
  noteLook(season, name, 'asks', await season.mailbox.look(season.coalition.member(name)))
}

function noteLook({ gone, counts }: Season, name: string, what: 'looks' | 'asks', { taken, written }: FolderLook): void {
  if (taken + written > 0) counts[what]++
  // It was sealed to them before its writer knew.
  if (taken > 0 && gone.has(name)) gone.set(name, undefined)
}

/** A service halves, copies, renames, loses or damages a file of the folder. */
export function harmFolder({ folder, random, counts }: Season): void {
  if (harmOne(folder.folder.files, random, counts.harms)) counts.harms++
}

/** What nobody wrote again for long is removed from a mailbox. */
export function loseFromMailbox({ mailbox, random, counts }: Season): void {
  const boxes = [...mailbox.boxes.values()].filter(({ files }) => files.size > 0)
  if (boxes.length === 0) return
  const { files } = random.pick(boxes)
  if (files.delete(random.pick([...files.keys()]))) counts.harms++
}

/** Does something to a file, if there is one. `count` makes names and times new. */
export function harmOne(files: MemoryFolder['files'], random: SeededRandom, count: number): boolean {
  if (files.size === 0) return false
  const name = random.pick([...files.keys()])
  const file = files.get(name) as { bytes: Uint8Array; changedAt: number }
  const changedAt = 1_000_000 + count
  const deeds = [
    () => files.set(name, { bytes: file.bytes.slice(0, random.below(file.bytes.length)), changedAt }),
    () => files.set(`${name.replace('.age', '')} (2).age`, { bytes: file.bytes, changedAt }),
    () => files.delete(name) && files.set(`renamed-${count}.age`, { bytes: file.bytes, changedAt }),
    () => files.delete(name),
    () => files.set(name, { bytes: file.bytes.map((byte, at) => (at === file.bytes.length >> 1 ? byte ^ 1 : byte)), changedAt }),
  ]
  random.pick(deeds)()
  return true
}

/** What lies between members, and the files in it. */
export interface PlaceOfFiles {
  readonly post: Post
  readonly files: () => readonly (readonly [name: string, file: { readonly bytes: Uint8Array }])[]
}

/** The folder and the mailbox of a season. */
export const placesOf = ({ folder, mailbox }: Pick<Season, 'folder' | 'mailbox'>): readonly PlaceOfFiles[] => [
  { post: folder, files: () => [...folder.folder.files] },
  { post: mailbox, files: () => [...mailbox.boxes.values()].flatMap(({ files }) => [...files]) },
]

/** Once somebody who stays knows that somebody went and has looked, no file under that member's names opens to who went. SPEC rule FOLDER-5. */
export async function openToGone(
  crypto: Crypto,
  staying: readonly Computer[],
  gone: readonly Computer[],
  places: readonly PlaceOfFiles[],
): Promise<readonly string[]> {
  const faults: string[] = []
  for (const writer of staying) {
    for (const { post } of places) await post.look(writer)
    const tools = { replica: writer.replica, accessKeys: writer.opened.epochKeys.held }
    const own = places.flatMap(({ files }) => files()).filter(([name]) => isOwnFile(tools, name))
    for (const absent of gone.filter((one) => knows(writer, one))) {
      const openings = await openFiles(
        crypto,
        own.map(([, { bytes }]) => bytes),
        absent.opened.envelopes.keys(),
      )
      if (openings.some(({ ok }) => ok)) faults.push(`${absent.name} went and can open files of ${writer.name}`)
    }
  }
  return faults
}

const knows = ({ replica }: Computer, absent: Computer): boolean => isGone(replica.membership(), absent.replica.keys().device)
