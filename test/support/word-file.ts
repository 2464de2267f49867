/** Word files part by part, as strangers make them, for tests. */
import { strToU8, zipSync } from 'fflate'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** A .docx whose document has this body, with more parts by name. */
export function wordFile(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"/>`,
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...parts,
  }
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, strToU8(xml)])))
}

/** A paragraph of XML; `properties` are those of Word. */
export const wordParagraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** A paragraph in the list `list`. */
export const wordItem = (text: string, list: number, level = 0): string =>
  wordParagraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)

/** Styles by id and name, as `word/styles.xml`. */
export const wordStyles = (names: Readonly<Record<string, string>>): string =>
  `<w:styles ${W}>${Object.entries(names)
    .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
    .join('')}</w:styles>`

/** A numbering part of numbered lists: each list's definition, and the number it restarts at if it does. */
export function wordNumbering(lists: Readonly<Record<number, { readonly definition: number; readonly restart?: number }>>): string {
  const definitions = [...new Set(Object.values(lists).map(({ definition }) => definition))].map(
    (id) =>
      `<w:abstractNum w:abstractNumId="${id}">${[0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>`).join('')}</w:abstractNum>`,
  )
  const nums = Object.entries(lists).map(([id, { definition, restart }]) => {
    const override = restart === undefined ? '' : `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${restart}"/></w:lvlOverride>`
    return `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${override}</w:num>`
  })
  return `<w:numbering ${W}>${definitions.join('')}${nums.join('')}</w:numbering>`
}
