/** Positions and the joint submission as OpenDocument text (ISO/IEC 26300, version 1.3): headings, lists, tables and footnotes are its own. */
import { zipSync } from 'fflate'
import { type Direction, directionOf } from '../../../shared/document/direction.ts'
import { type ExportDocument, type ExportLabels, isOnePosition } from '../../../shared/document/export-document.ts'
import type { Submission } from '../../../shared/submission/submission.ts'
import type { DocumentWriter } from '../../core/ports/document-writer.ts'
import { odtBlocks } from './odt-blocks.ts'
import { frontPage, positionFront, submissionFront } from './odt-front.ts'
import { characters, type OdtParts, type TableWidths } from './odt-inline.ts'
import { bodyPlace } from './odt-place.ts'
import { cellStyles, directedStyles, fontFaces, length, namedStyles, pageLayout, paragraphStyle } from './odt-styles.ts'
import { columnStyle } from './odt-table.ts'
import { type Attributes, element, type Xml, xmlFile } from './xml.ts'

/** A writer of .odt files. */
export const createOpenDocumentWriter = (): DocumentWriter => ({
  write: async (document) => packOdt(positionsFile(document)),
  writeSubmission: async (submission) => packOdt(submissionFile(submission)),
})

interface OdtFile extends Pick<ExportDocument, 'language' | 'direction' | 'title' | 'date'> {
  readonly labels: Pick<ExportLabels, 'page' | 'of'>
  readonly author: string
  /** Stands on top of every page, of the first as well where `isHeadOnFirst`. */
  readonly head: string
  readonly isHeadOnFirst: boolean
  readonly tables: readonly TableWidths[]
  readonly content: readonly Xml[]
}

function positionsFile(document: ExportDocument): OdtFile {
  const { parts, tables } = gathering(document.direction)
  const place = bodyPlace(isOnePosition(document) ? 0 : 1)
  const content = [
    ...frontPage(document),
    ...document.positions.flatMap((position, index) => [
      ...positionFront(document, position, index),
      ...odtBlocks(position.body.content, place, parts),
    ]),
  ]
  const head = [document.coalition, document.title].filter((part) => part.trim() !== '').join(' · ')
  return { ...document, author: document.coalition, head, isHeadOnFirst: false, tables, content }
}

function submissionFile(submission: Submission): OdtFile {
  const { parts, tables } = gathering(submission.direction)
  const content = [...submissionFront(submission), ...odtBlocks(submission.blocks, bodyPlace(0), parts)]
  const { day: date, words: labels, runningHead: head } = submission
  return { ...submission, date, labels, author: '', head, isHeadOnFirst: true, tables, content }
}

function gathering(direction: Direction): { readonly parts: OdtParts; readonly tables: readonly TableWidths[] } {
  const tables: TableWidths[] = []
  let notes = 0
  const parts: OdtParts = { direction, nextNote: () => ++notes, addTable: (table) => tableName(tables.push(table) - 1) }
  return { parts, tables }
}

const MIME = 'application/vnd.oasis.opendocument.text'

/** The type comes first and is not packed, so that it is seen in the file's first bytes (part 2, section 3.3). */
function packOdt(file: OdtFile): Uint8Array {
  const parts = { 'meta.xml': meta(file), 'styles.xml': styles(file), 'content.xml': content(file) }
  return zipSync(
    {
      mimetype: [new TextEncoder().encode(MIME), { level: 0 }],
      ...Object.fromEntries(Object.entries(parts).map(([name, root]) => [name, xmlFile(root)])),
      'META-INF/manifest.xml': xmlFile(manifest(Object.keys(parts))),
    },
    // In local time, as the zip format has it: the same bytes in every time zone.
    { mtime: new Date(1980, 0, 1), level: 6 },
  )
}

const URN = 'urn:oasis:names:tc:opendocument:xmlns:'
const NAMESPACES: Attributes = {
  'xmlns:office': `${URN}office:1.0`,
  'xmlns:style': `${URN}style:1.0`,
  'xmlns:text': `${URN}text:1.0`,
  'xmlns:table': `${URN}table:1.0`,
  'xmlns:meta': `${URN}meta:1.0`,
  'xmlns:fo': `${URN}xsl-fo-compatible:1.0`,
  'xmlns:svg': `${URN}svg-compatible:1.0`,
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'office:version': '1.3',
}

function manifest(names: readonly string[]): Xml {
  const entry = (path: string, type: string): Xml =>
    element('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type })
  return element(
    'manifest:manifest',
    { 'xmlns:manifest': `${URN}manifest:1.0`, 'manifest:version': '1.3' },
    entry('/', MIME),
    ...names.map((name) => entry(name, 'text/xml')),
  )
}

/** Without the program's and the person's names; the day is the document's, not the moment it was made. */
function meta({ title, author, language, date }: OdtFile): Xml {
  const day = /^\d{4}-\d\d-\d\d$/.test(date) ? [element('meta:creation-date', {}, `${date}T00:00:00`)] : []
  const creator = author === '' ? [] : [element('meta:initial-creator', {}, author)]
  const stated = element('office:meta', {}, ...creator, ...day, element('dc:title', {}, title), element('dc:language', {}, language))
  return element('office:document-meta', NAMESPACES, stated)
}

function styles({ language, direction, head, labels, isHeadOnFirst }: OdtFile): Xml {
  const header = edge(characters(head), directionOf(head) ?? direction)
  const page = element('text:page-number', { 'text:select-page': 'current' }, '1')
  const footer = edge([`${labels.page} `, page, ` ${labels.of} `, element('text:page-count', {}, '1')], direction)
  const first = element('style:header-first', {}, isHeadOnFirst ? header : edge([], direction))
  return element(
    'office:document-styles',
    NAMESPACES,
    fontFaces(),
    element('office:styles', {}, ...namedStyles(language)),
    element('office:automatic-styles', {}, pageLayout(direction), ...directedStyles()),
    element(
      'office:master-styles',
      {},
      element(
        'style:master-page',
        { 'style:name': 'Standard', 'style:page-layout-name': 'Page' },
        element('style:header', {}, header),
        first,
        element('style:footer', {}, footer),
        element('style:footer-first', {}, footer),
      ),
    ),
  )
}

const edge = (children: readonly (Xml | string)[], direction: Direction): Xml =>
  element('text:p', { 'text:style-name': paragraphStyle('Page_20_Edge', direction) }, ...children)

function content({ tables, content: blocks }: OdtFile): Xml {
  return element(
    'office:document-content',
    NAMESPACES,
    fontFaces(),
    element('office:automatic-styles', {}, ...directedStyles(), ...cellStyles(), ...tables.flatMap(tableStyles)),
    element('office:body', {}, element('office:text', {}, ...blocks)),
  )
}

const tableName = (index: number): string => `Table${index + 1}`

function tableStyles({ columns, direction }: TableWidths, index: number): readonly Xml[] {
  const name = tableName(index)
  const width = columns.reduce((total, one) => total + one, 0)
  return [
    element(
      'style:style',
      { 'style:name': name, 'style:family': 'table' },
      element('style:table-properties', {
        'style:width': length(width),
        'table:align': direction === 'rtl' ? 'right' : 'left',
        'table:border-model': 'collapsing',
        'style:writing-mode': direction === 'rtl' ? 'rl-tb' : 'lr-tb',
      }),
    ),
    ...columns.map((twips, column) =>
      element(
        'style:style',
        { 'style:name': columnStyle(name, column), 'style:family': 'table-column' },
        element('style:table-column-properties', { 'style:column-width': length(twips) }),
      ),
    ),
  ]
}
