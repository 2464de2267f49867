/** What becomes of Word's styles when a draft is read, in the reader's own language of style maps. */
import { FRONT_STYLES, styleNames } from './style-names.ts'

const LEVELS = 9
const inItem = (level: number): string => Array.from({ length: level }, () => 'ul|ol > li').join(' > ')

const listLevel = (_: unknown, index: number): readonly string[] => {
  const above = index === 0 ? '' : `${inItem(index)} > `
  const continued = index === 0 ? styleNames.listContinue : `${styleNames.listContinue} ${index + 1}`
  return [
    `p[style-name='${continued}'] => ${inItem(index + 1)} > p:fresh`,
    `p:unordered-list(${index + 1}) => ${above}ul > li:fresh`,
    `p:ordered-list(${index + 1}) => ${above}ol > li:fresh`,
  ]
}

const PLAIN = [
  'Body Text',
  'Body Text 2',
  'Body Text First Indent',
  'Caption',
  'caption',
  'Compact',
  'Default',
  'First Paragraph',
  'List Paragraph',
  'No Spacing',
  'Normal (Web)',
  'Standard',
  'Subtitle',
  'Table Contents',
  'Table Heading',
  'Text body',
  'Text Body',
  styleNames.tableText,
  styleNames.tableHead,
]

/**
 * Our own front lines are left out, so that a position comes back as its text alone; so are generated tables of contents. Underlines and
 * the like are handed on as tags that are counted as lost.
 */
export const STYLE_MAP: readonly string[] = [
  ...FRONT_STYLES.map((name) => `p[style-name='${name}'] => !`),
  `r[style-name='${styleNames.number}'] => !`,
  ...Array.from({ length: LEVELS }, (_, index) => `p[style-name='toc ${index + 1}'] => !`),
  "p[style-name='TOC Heading'] => !",
  "p[style-name='Title'] => h1.title:fresh",
  ...['heading', 'Heading'].flatMap((name) => [7, 8, 9].map((level) => `p[style-name='${name} ${level}'] => h3:fresh`)),
  ...['Quote', 'Intense Quote', 'Block Text', 'Quotations'].map((name) => `p[style-name='${name}'] => blockquote > p:fresh`),
  `p[style-name='${styleNames.rule}'] => hr:fresh`,
  `p[style-name='${styleNames.gap}'] => !`,
  ...Array.from({ length: LEVELS }, listLevel).flat(),
  ...PLAIN.map((name) => `p[style-name='${name}'] => p:fresh`),
  "r[style-name='Emphasis'] => em",
  "r[style-name='FollowedHyperlink'] =>",
  "r[style-name='Internet Link'] =>",
  'u => u',
  'strike => s',
  'highlight => mark',
]
