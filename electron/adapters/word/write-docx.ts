/** Positions as a .docx: headings, lists, tables and footnotes are Word's own, every paragraph runs as its letters do. */
import { Document, type Footer, type Header, Packer, Paragraph, type Table } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type Direction, directionOf } from '../../../shared/document/direction.ts'
import { type ExportDocument, isOnePosition } from '../../../shared/document/export-document.ts'
import { xmlText } from '../../../shared/document/xml-text.ts'
import type { Submission } from '../../../shared/submission/submission.ts'
import { BULLETS, docxBlocks } from './docx-blocks.ts'
import { frontPage, pageFooter, pageHeader, positionFront, submissionFront } from './docx-front.ts'
import { type DocxParts, textRuns } from './docx-inline.ts'
import { bodyPlace } from './docx-place.ts'
import { docxStyles, listLevels, PAGE } from './docx-styles.ts'

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'
const CORE = 'docProps/core.xml'
const MAIN = 'word/document.xml'
const DATES = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g
const AUTHORS = /<(dc:creator|cp:lastModifiedBy|cp:revision)>[^<]*<\/\1>/g

/** See `DocumentWriter.write`. */
export async function writeDocx(document: ExportDocument): Promise<Uint8Array> {
  const gathered = gatherParts(document.direction)
  const place = bodyPlace(isOnePosition(document) ? 0 : 1)
  const children = [
    ...frontPage(document),
    ...document.positions.flatMap((position, index) => [
      ...positionFront(document, position, index),
      ...docxBlocks(position.body.content, place, gathered.parts),
    ]),
  ]
  const [header, footer] = [pageHeader(document), pageFooter(document)]
  return await packDocx({ ...document, author: document.coalition, children, gathered, header, footer, firstHeader: undefined })
}

/** See `DocumentWriter.writeSubmission`. */
export async function writeSubmissionDocx(submission: Submission): Promise<Uint8Array> {
  const gathered = gatherParts(submission.direction)
  const children = [...submissionFront(submission), ...docxBlocks(submission.blocks, bodyPlace(0), gathered.parts)]
  const header = pageHeader({ ...submission, coalition: '', title: submission.runningHead })
  const footer = pageFooter({ direction: submission.direction, labels: submission.words })
  return await packDocx({ ...submission, date: submission.day, author: '', children, gathered, header, footer, firstHeader: header })
}

interface Packing {
  readonly language: string
  readonly direction: Direction
  readonly title: string
  /** An ISO day, or nothing. */
  readonly date: string
  /** Who is named as author in the file's properties; nobody if empty. */
  readonly author: string
  readonly children: readonly (Paragraph | Table)[]
  readonly gathered: Gathered
  readonly header: Header
  readonly footer: Footer
  readonly firstHeader: Header | undefined
}

async function packDocx(packing: Packing): Promise<Uint8Array> {
  const { title, author, language, children, gathered, header, footer, firstHeader } = packing
  const file = new Document({
    title: xmlText(title),
    creator: xmlText(author),
    lastModifiedBy: xmlText(author),
    styles: docxStyles(language),
    numbering: { config: [{ reference: BULLETS, levels: listLevels(undefined) }, ...gathered.lists] },
    footnotes: gathered.notes,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.top, bottom: PAGE.bottom, left: PAGE.side, right: PAGE.side, header: 624, footer: 567 },
          },
        },
        headers: { default: header, ...(firstHeader ? { first: firstHeader } : {}) },
        footers: { default: footer, first: footer },
        children: [...children],
      },
    ],
  })
  for (const [address, id] of gathered.links) file.Document.Relationships.addRelationship(id, HYPERLINK, address, 'External')
  return settle(await Packer.toBuffer(file), packing)
}

type ListConfig = { readonly reference: string; readonly levels: ReturnType<typeof listLevels> }

interface Gathered {
  readonly parts: DocxParts
  readonly notes: Record<string, { readonly children: readonly Paragraph[] }>
  readonly lists: ListConfig[]
  readonly links: Map<string, string>
}

function gatherParts(direction: Direction): Gathered {
  const notes: Gathered['notes'] = {}
  const lists: ListConfig[] = []
  const links = new Map<string, string>()
  let count = 0
  const parts: DocxParts = {
    direction,
    addNote: (text) => {
      const own = directionOf(text) ?? direction
      notes[++count] = {
        children: [new Paragraph({ style: 'FootnoteText', bidirectional: own === 'rtl', children: textRuns(` ${text}`, own) })],
      }
      return count
    },
    addLink: (address) => {
      const id = links.get(address) ?? `Link${links.size + 1}`
      links.set(address, id)
      return id
    },
    addList: (level, start) => {
      const reference = `numbers-${lists.length + 1}`
      lists.push({ reference, levels: listLevels({ level, start }) })
      return reference
    },
  }
  return { parts, notes, lists, links }
}

/**
 * The file without the moment it was made, with which the library stamps its parts and properties, and without an author where none is to be named; and
 * the direction of its pages, which the library cannot say.
 */
function settle(packed: Uint8Array, { date, direction, author }: Packing): Uint8Array {
  const files = unzipSync(packed)
  const core = files[CORE]
  const moment = `${/^\d{4}-\d\d-\d\d$/.test(date) ? date : '1980-01-01'}T00:00:00Z`
  const main = files[MAIN]
  if (main && direction === 'rtl') files[MAIN] = strToU8(strFromU8(main).replace('<w:titlePg/>', '<w:titlePg/><w:bidi/>'))
  if (core) {
    const dated = strFromU8(core).replace(DATES, `$1${moment}`)
    files[CORE] = strToU8(author === '' ? dated.replace(AUTHORS, '') : dated)
  }
  // In local time, as the zip format has it: the same bytes in every time zone.
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 })
}
