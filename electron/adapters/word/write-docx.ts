/** Positions as a .docx: headings, lists, tables and footnotes are Word's own, every paragraph runs as its letters do. */
import { Document, Packer, Paragraph } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { directionOf } from '../../../shared/document/direction.ts'
import { type ExportDocument, isOnePosition } from '../../../shared/document/export-document.ts'
import { BULLETS, docxBlocks } from './docx-blocks.ts'
import { frontPage, pageFooter, pageHeader, positionFront } from './docx-front.ts'
import { type DocxParts, textRuns, xmlText } from './docx-inline.ts'
import { bodyPlace } from './docx-place.ts'
import { docxStyles, listLevels, PAGE } from './docx-styles.ts'

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'
const CORE = 'docProps/core.xml'
const MAIN = 'word/document.xml'
const DATES = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g

/** See `WordFiles.write`. */
export async function writeDocx(document: ExportDocument): Promise<Uint8Array> {
  const gathered = gatherParts(document)
  const place = bodyPlace(isOnePosition(document) ? 0 : 1)
  const children = [
    ...frontPage(document),
    ...document.positions.flatMap((position, index) => [
      ...positionFront(document, position, index),
      ...docxBlocks(position.body.content, place, gathered.parts),
    ]),
  ]
  const file = new Document({
    title: xmlText(document.title),
    creator: xmlText(document.coalition),
    lastModifiedBy: xmlText(document.coalition),
    styles: docxStyles(document.language),
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
        headers: { default: pageHeader(document) },
        footers: { default: pageFooter(document), first: pageFooter(document) },
        children,
      },
    ],
  })
  for (const [address, id] of gathered.links) file.Document.Relationships.addRelationship(id, HYPERLINK, address, 'External')
  return settle(await Packer.toBuffer(file), document)
}

type ListConfig = { readonly reference: string; readonly levels: ReturnType<typeof listLevels> }

interface Gathered {
  readonly parts: DocxParts
  readonly notes: Record<string, { readonly children: readonly Paragraph[] }>
  readonly lists: ListConfig[]
  readonly links: Map<string, string>
}

function gatherParts({ direction }: ExportDocument): Gathered {
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
 * The file without the moment it was made, with which the library stamps its parts and properties; and the direction of its pages,
 * which the library cannot say.
 */
function settle(packed: Uint8Array, { date, direction }: ExportDocument): Uint8Array {
  const files = unzipSync(packed)
  const core = files[CORE]
  const moment = `${/^\d{4}-\d\d-\d\d$/.test(date) ? date : '1980-01-01'}T00:00:00Z`
  const main = files[MAIN]
  if (main && direction === 'rtl') files[MAIN] = strToU8(strFromU8(main).replace('<w:titlePg/>', '<w:titlePg/><w:bidi/>'))
  if (core) files[CORE] = strToU8(strFromU8(core).replace(DATES, `$1${moment}`))
  // In local time, as the zip format has it: the same bytes in every time zone.
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 })
}
