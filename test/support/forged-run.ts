/** Entries as a changed program could make them: truly signed by its device, whatever they say. */
import { createNodeCrypto } from '../../electron/adapters/crypto/node-crypto.ts'
import { utf8 } from '../../shared/bytes/hex.ts'
import { type EntryHeader, entryHash, hashOfBody, KIND, NO_EPOCH } from '../../shared/entry/header.ts'
import { encodeRun } from '../../shared/entry/run.ts'
import { signEntry } from '../../shared/entry/signature.ts'
import { type DocumentId, NO_HASH } from '../../shared/ids.ts'
import type { Computer } from './computer.ts'

/** The computer's own log as it stands: sequence and hash of its last entry. */
export const tipOf = (computer: Computer) => computer.replica.chains.ofDevice(computer.replica.keys().device)[0]

/** A text entry signed by a computer's device, as a changed program could make it; `changes` make it another entry. */
export function forge(by: Computer, document: DocumentId | undefined, body: Uint8Array, changes: Partial<EntryHeader> = {}): Uint8Array {
  return runOf(by, headerOf(by, document, body, changes), body)
}

/** The same without its body: the header stands alone, with whatever it says of the body. */
export function forgeSparse(by: Computer, document: DocumentId, body: Uint8Array, changes: Partial<EntryHeader>): Uint8Array {
  return runOf(by, headerOf(by, document, body, changes), undefined)
}

/** An act signed by a computer's device: the bytes of any JSON. */
export const forgeAct = (by: Computer, json: string): Uint8Array => forge(by, undefined, utf8(json), { kind: KIND.act })

function headerOf(by: Computer, document: DocumentId | undefined, body: Uint8Array, changes: Partial<EntryHeader>): EntryHeader {
  const { keys, coalition } = by.replica
  const tip = tipOf(by)
  return {
    coalition,
    device: keys().device,
    seq: (tip?.seq ?? 0) + 1,
    previous: tip?.hash ?? NO_HASH,
    epoch: NO_EPOCH,
    kind: KIND.text,
    document,
    heads: by.replica.frontier().filter((head) => head.device !== keys().device),
    bodyHash: hashOfBody(body),
    bodyLength: body.length,
    ...changes,
  }
}

function runOf(by: Computer, header: EntryHeader, body: Uint8Array | undefined): Uint8Array {
  const hash = entryHash(header)
  return encodeRun([{ header, hash, body, signature: signEntry(createNodeCrypto(), by.replica.keys().seed, hash) }])
}
