/** Looks for what must not leave: names and ids of hidden organisations, their people and their computers, and real names of those under a code name. SPEC rules HIDE-3 and HIDE-4. */
import { base64nopad } from '@scure/base'
import { unzipSync } from 'fflate'
import { fromHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { OrganisationId } from '../../../shared/ids.ts'
import type { Membership } from '../../../shared/membership/membership.ts'

/** What must not be found. */
export interface Secrets {
  /** Names of hidden organisations, as printed, and real names. */
  readonly names: readonly string[]
  /** Ids of organisations, people, computers and agreement keys, hexadecimal. */
  readonly ids: readonly string[]
}

/** What hidden organisations must not leave in a file, nor those under a code name: of these the real names alone. */
export function secretsOf(
  { devices, invitations }: Membership,
  hidden: ReadonlySet<OrganisationId>,
  nameOf: (organisation: OrganisationId) => string,
  realNames: readonly string[],
): Secrets {
  const standings = [...devices.values()].filter(({ organisation }) => hidden.has(organisation))
  const invited = [...invitations.values()].filter(({ organisation }) => hidden.has(organisation))
  const people = standings.flatMap((one) => [one.device, one.person, one.agreement])
  return {
    names: [...[...hidden].map(nameOf), ...realNames].filter((name) => name !== ''),
    ids: [...hidden, ...people, ...invited.map(({ invitation }) => invitation)],
  }
}

/** The first hidden name in a text, whatever its case. */
export function nameFoundIn(text: string, { names }: Secrets): string | undefined {
  const held = text.normalize('NFKC').toLowerCase()
  return names.find((name) => held.includes(name.normalize('NFKC').toLowerCase()))
}

/**
 * True if a file holds a hidden name, or an id as text or as bytes: the file as it is, and whatever is packed in it (a .docx, an .odt and an .xlsx are zips), in UTF-8 and UTF-16.
 */
export function holdsSecret(file: Uint8Array, { names, ids }: Secrets): boolean {
  const fold = (forms: readonly string[]): readonly string[] => forms.flatMap(encodedForms).map((form) => form.toLowerCase())
  const [nameForms, idForms] = [fold(names.flatMap(writtenForms)), fold(ids)]
  const byteForms = ids.filter(isHex).flatMap((id) => [charactersOf(fromHex(id)), ...base64Forms(fromHex(id)).flatMap(encodedForms)])
  return unpacked(file).some(({ bytes, isZip }) => {
    const held = charactersOf(bytes)
    const folded = held.toLowerCase()
    // A short name stands by chance among packed bytes: what is packed is looked into instead.
    const words = isZip ? idForms : [...nameForms, ...idForms]
    return words.some((form) => folded.includes(form)) || byteForms.some((form) => held.includes(form))
  })
}

interface Part {
  readonly bytes: Uint8Array
  readonly isZip: boolean
}

/** Zips inside zips are looked into so deep: a picture of a spreadsheet in a document is two. */
const MOST_LEVELS = 4

/** The file, and everything in it if it is a zip, names included. Only files that Chorus makes are asked about: they can be unpacked. */
function unpacked(bytes: Uint8Array, levels = MOST_LEVELS): readonly Part[] {
  const isZip = levels > 0 && ZIP.every((byte, at) => bytes[at] === byte)
  if (!isZip) return [{ bytes, isZip }]
  const inside = Object.entries(unzipSync(bytes)).flatMap(([name, part]) => [
    { bytes: utf8(name), isZip: false },
    ...unpacked(part, levels - 1),
  ])
  return [{ bytes, isZip }, ...inside]
}

const ZIP = [0x50, 0x4b, 3, 4]

/** A name as it stands in plain words, in XML or HTML, and in JSON. */
function writtenForms(name: string): readonly string[] {
  const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const quoted = escaped.replaceAll('"', '&quot;')
  const quotes = ["'", '&#39;', '&#x27;', '&apos;'].map((quote) => quoted.replaceAll("'", quote))
  return [...new Set([name, escaped, ...quotes, JSON.stringify(name).slice(1, -1)])]
}

/** Words in UTF-8 and both orders of UTF-16, a character for each byte. */
function encodedForms(words: string): readonly string[] {
  const units = Array.from({ length: words.length }, (_, at) => words.charCodeAt(at))
  const pairs = units.map((unit) => [unit >> 8, unit & 255] as const)
  return [utf8(words), Uint8Array.from(pairs.flat()), Uint8Array.from(pairs.flatMap(([high, low]) => [low, high]))].map(charactersOf)
}

/** Bytes in base 64 in either alphabet, wherever they begin in what was encoded: without the characters at the ends that neighbours decide. */
function base64Forms(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const padded = new Uint8Array(before + bytes.length)
    padded.set(bytes, before)
    const sure = base64nopad.encode(padded).slice(Math.ceil((before * 8) / 6), Math.floor((padded.length * 8) / 6))
    return [sure, sure.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

const isHex = (id: string): boolean => /^(?:[0-9a-f]{2})+$/.test(id)

const CHUNK = 8192

/** A character for each byte. */
function charactersOf(bytes: Uint8Array): string {
  let characters = ''
  for (let at = 0; at < bytes.length; at += CHUNK) characters += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return characters
}
