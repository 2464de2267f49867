/** A draft from a .docx of unknown origin: bounded, inspected, its text read by mammoth, and the result turned into blocks. */
import { strToU8, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { type Decoded, decoded, refused } from '../../../shared/bytes/result.ts'
import { htmlToBlocks } from '../../../shared/document/html-to-blocks.ts'
import { createLossCounter, type LossCounter } from '../../../shared/document/lost-part.ts'
import type { WordDraft } from '../../core/ports/word.ts'
import { inflatePart, readZipDirectory, type ZipPart } from '../zip/read-zip.ts'
import { draftOf } from './draft.ts'
import { inspectXml } from './inspect-xml.ts'
import { markListNumbers, numberInBookmark, readNumbering } from './list-numbers.ts'
import { STYLE_MAP } from './style-map.ts'

const MiB = 1024 * 1024
const MAX_FILE_BYTES = 20 * MiB
const ZIP_BOUNDS = { parts: 4096, bytes: 100 * MiB }
/** Of XML that is read, inflated: much less than the file may have in pictures. */
const MAX_XML_BYTES = 32 * MiB
const MAX_ELEMENTS = 400_000
const MAX_PARAGRAPHS = 10_000

const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b]
const CONTENT_TYPES = '[Content_Types].xml'
/** Parts that say nothing that is read. */
const UNREAD = /^(?:customXml|word\/(?:theme|glossary|embeddings|webSettings|fontTable))|^docProps/

/** See `WordFiles.read`. */
export async function readDocx(bytes: Uint8Array): Promise<Decoded<WordDraft>> {
  if (bytes.length > MAX_FILE_BYTES) return refused('too-large')
  if (OLD_OFFICE.every((byte, index) => bytes[index] === byte)) return refused('old-or-protected')
  if (!ZIP.every((byte, index) => bytes[index] === byte)) return refused('not-word')
  const directory = readZipDirectory(bytes, ZIP_BOUNDS)
  if (!directory.ok) return directory
  if (!directory.value.some(({ name }) => name === CONTENT_TYPES)) return refused('not-word')
  const losses = createLossCounter()
  const parts = readParts(bytes, directory.value, losses)
  if (!parts.ok) return parts
  const html = await htmlOf(parts.value, losses)
  return html.ok ? draftOf(htmlToBlocks(html.value, { itemNumber: numberInBookmark }), losses) : html
}

/** The XML that will be read, by name, inspected. */
function readParts(bytes: Uint8Array, directory: readonly ZipPart[], losses: LossCounter): Decoded<ReadonlyMap<string, string>> {
  const wanted = directory.filter(({ name }) => /\.(?:xml|rels)$/i.test(name) && !UNREAD.test(name))
  if (wanted.reduce((total, { size }) => total + size, 0) > MAX_XML_BYTES) return refused('too-large')
  const budget = { elements: MAX_ELEMENTS, paragraphs: MAX_PARAGRAPHS, notes: new Set<string>() }
  const parts = new Map<string, string>()
  for (const part of wanted) {
    const inflated = inflatePart(bytes, part)
    if (!inflated.ok) return inflated
    const xml = new TextDecoder().decode(inflated.value)
    const refusal = inspectXml(xml, budget, losses)
    if (refusal) return refused(refusal)
    parts.set(part.name, xml)
  }
  return decoded(parts)
}

/** Hands mammoth a file of nothing but the inspected parts. */
async function htmlOf(parts: ReadonlyMap<string, string>, losses: LossCounter): Promise<Decoded<string>> {
  const numbering = readNumbering(parts.get('word/numbering.xml') ?? '')
  const files = [...parts].map(([name, xml]) => [name, strToU8(isMainText(xml) ? markListNumbers(xml, numbering) : xml)] as const)
  const buffer = Buffer.from(zipSync(Object.fromEntries(files), { level: 0 }))
  try {
    const { value, messages } = await mammoth.convertToHtml({ buffer }, OPTIONS)
    for (const { message } of messages) {
      const style = /^Unrecognised paragraph style: '([^']*)'/.exec(message)?.[1]
      if (style !== undefined) losses.add('style', style)
    }
    return decoded(value)
  } catch {
    // Whatever mammoth meets in XML that is not what Word writes, it throws: the file cannot be read.
    return refused('damaged')
  }
}

const isMainText = (xml: string): boolean => xml.slice(0, 4096).includes('<w:document')

const OPTIONS = {
  styleMap: [...STYLE_MAP],
  includeEmbeddedStyleMap: false,
  externalFileAccess: false,
  idPrefix: '',
  convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
}
