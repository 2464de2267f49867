/** Envelopes between simulated members: really sealed, though the simulation's own boxes have one recipient only. */
import { createNodeCrypto } from '../../electron/adapters/crypto/node-crypto.ts'
import { type EnvelopeOrder, sealEnvelope } from '../../electron/core/envelope/making.ts'
import { type EnvelopeKey, type OpenedEnvelope, type Opening, openFiles } from '../../electron/core/envelope/opening.ts'
import type { Taking } from '../../electron/core/envelope/taking.ts'
import type { Computer } from './computer.ts'

const crypto = createNodeCrypto()

/** Files of an envelope from a member to everybody, or as the order says. */
export async function makeFiles(from: Computer, order: Partial<EnvelopeOrder> = {}): Promise<readonly Uint8Array[]> {
  const { envelopes } = from.opened
  const written = envelopes.write({ recipients: envelopes.computersOf(), ...order })
  return (await sealEnvelope(crypto, written)).map(({ bytes }) => bytes)
}

/** Opens files with what a member has, or with other keys. */
export const open = (at: Computer, files: readonly Uint8Array[], keys: readonly EnvelopeKey[] = at.opened.envelopes.keys()) =>
  openFiles(crypto, files, keys)

/** The one whole envelope in these files. Throws if they are another. */
export async function opened(at: Computer, files: readonly Uint8Array[]): Promise<OpenedEnvelope> {
  const [first, ...others] = await open(at, files)
  if (!first?.ok || others.length > 0) throw new Error(`no whole envelope: ${JSON.stringify(first)}`)
  return first
}

/** Takes what is in these files. */
export const take = async (at: Computer, files: readonly Uint8Array[]): Promise<Taking> => at.opened.envelopes.take(await opened(at, files))

/** Why files cannot be used, one word each. */
export const refusals = (openings: readonly Opening[]): readonly string[] => openings.flatMap((one) => (one.ok ? [] : [one.refused]))
