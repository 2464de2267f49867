/** How the OpenDocument files that go out look: as the Word files do, plain, for paper and for officials who copy from them. */
import type { Direction } from '../../../shared/document/direction.ts'
import { type Attributes, element, type Xml } from './xml.ts'

/** Twips (1/1440 inch) of A4 and its margins. */
const PAGE = { width: 11_906, height: 16_838, side: 1304, top: 850, bottom: 850 } as const
/** Width of the text in twips. */
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side
/** Twips between a cell's edge and its text. */
export const CELL_PADDING = 90
const LIST_LEVELS = 9
const INDENT = 425
const FACT_INDENT = 2268

const COLOURS = { ink: '#1b1f24', heading: '#1f3a5f', quiet: '#57606a', line: '#bcc4ce', tint: '#f1f4f8' } as const

/** Twips as OpenDocument's lengths. */
export const length = (twips: number): string => `${(twips / 20).toFixed(2)}pt`

/** Names of character styles. */
export const TEXT_STYLES = {
  bold: 'Strong_20_Emphasis',
  italic: 'Emphasis',
  boldItalic: 'Strong_20_Italic',
  number: 'Position_20_Number',
} as const
/** Names of list styles. */
export const LIST_STYLES = { bullets: 'Bullets', numbers: 'Numbers' } as const
/** Headings by level. */
export const HEADING_STYLES = ['Heading_20_1', 'Heading_20_2', 'Heading_20_3', 'Heading_20_4'] as const

/** The size in points; complex scripts (Arabic) need a little more to look equal. */
const sized = (points: number): Attributes => ({ 'fo:font-size': `${points}pt`, 'style:font-size-complex': `${points + 1}pt` })
const BOLD: Attributes = { 'fo:font-weight': 'bold', 'style:font-weight-complex': 'bold' }
const ITALIC: Attributes = { 'fo:font-style': 'italic', 'style:font-style-complex': 'italic' }
const QUIET: Attributes = { 'fo:color': COLOURS.quiet }
const spaced = (before: number, after: number): Attributes => ({ 'fo:margin-top': length(before), 'fo:margin-bottom': length(after) })
const moved = (twips: number, first = 0): Attributes => ({ 'fo:margin-left': length(twips), 'fo:text-indent': length(first) })
const WITH_NEXT: Attributes = { 'fo:keep-with-next': 'always' }

interface Look {
  readonly text?: Attributes
  readonly paragraph?: Attributes
  /** Where the words behind a tab begin, in twips. */
  readonly tab?: number
  readonly outline?: number
}

const heading = (outline: number, points: number, before: number): Look => ({
  outline,
  text: { ...sized(points), ...BOLD, 'fo:color': COLOURS.heading },
  paragraph: { ...spaced(before, 120), ...WITH_NEXT },
})

const boxed: Attributes = { 'fo:background-color': COLOURS.tint, 'fo:padding': '4pt', 'fo:border': 'none' }

const FACT = { text: sized(10), paragraph: { ...spaced(0, 60), ...moved(FACT_INDENT, -FACT_INDENT) }, tab: FACT_INDENT } as const

const PARAGRAPHS = {
  Text: { paragraph: spaced(0, 140) },
  Title: { text: { ...sized(22), ...BOLD, 'fo:color': COLOURS.heading }, paragraph: { ...spaced(0, 80), ...WITH_NEXT } },
  Heading_20_1: heading(1, 16, 400),
  Heading_20_2: heading(2, 13.5, 320),
  Heading_20_3: heading(3, 12, 260),
  Heading_20_4: heading(4, 11, 220),
  Coalition: { text: { ...sized(12), ...QUIET }, paragraph: { ...spaced(0, 60), ...WITH_NEXT } },
  Day: { text: QUIET, paragraph: spaced(0, 360) },
  Contents_20_Heading: { text: { ...sized(12), ...BOLD, 'fo:color': COLOURS.heading }, paragraph: { ...spaced(120, 120), ...WITH_NEXT } },
  Contents: { paragraph: { ...spaced(0, 60), ...moved(567, -567) }, tab: 567 },
  Ask_20_Label: { text: { ...sized(9.5), ...BOLD, ...QUIET }, paragraph: { ...boxed, ...spaced(160, 0), ...WITH_NEXT } },
  Ask: { text: sized(12), paragraph: { ...boxed, ...spaced(0, 200) } },
  Fact: FACT,
  Last_20_Fact: { ...FACT, paragraph: { ...FACT.paragraph, ...spaced(0, 280) } },
  Quote: { text: QUIET, paragraph: { ...spaced(120, 140), 'fo:margin-left': length(INDENT), 'fo:margin-right': length(INDENT) } },
  List: { paragraph: spaced(0, 80) },
  Table_20_Contents: { text: sized(10), paragraph: spaced(0, 40) },
  Table_20_Heading: { text: { ...sized(10), ...BOLD }, paragraph: { ...spaced(0, 40), ...WITH_NEXT } },
  Footnote: { text: sized(9), paragraph: { ...spaced(0, 40), ...moved(284, -284) } },
  Rule: { paragraph: { ...spaced(120, 240), 'fo:border-bottom': `0.75pt solid ${COLOURS.line}` }, text: sized(4) },
  Gap: { text: sized(4), paragraph: spaced(0, 60) },
  Page_20_Edge: { text: { ...sized(8.5), ...QUIET }, paragraph: { ...spaced(0, 0) } },
} as const satisfies Record<string, Look>

/** A style of paragraphs. */
export type ParagraphStyle = keyof typeof PARAGRAPHS

/** The style for a paragraph of a direction. */
export const paragraphStyle = (style: ParagraphStyle, direction: Direction): string => `${style}-${direction}`

const CENTRED: ParagraphStyle = 'Page_20_Edge'

/**
 * Each style of paragraphs once per direction, for the part of a file that no reader lists among its styles. The side is named: LibreOffice takes `start` for
 * the left one whichever way the paragraph runs.
 */
export const directedStyles = (): readonly Xml[] =>
  Object.keys(PARAGRAPHS).flatMap((name) =>
    (['ltr', 'rtl'] as const).map((direction) =>
      element(
        'style:style',
        { 'style:name': paragraphStyle(name as ParagraphStyle, direction), 'style:family': 'paragraph', 'style:parent-style-name': name },
        element('style:paragraph-properties', {
          'style:writing-mode': direction === 'rtl' ? 'rl-tb' : 'lr-tb',
          'fo:text-align': name === CENTRED ? 'center' : direction === 'rtl' ? 'right' : 'left',
        }),
      ),
    ),
  )

/** All named styles, and what holds where none is named: `language` and `country` are the document's. */
export const namedStyles = (language: string): readonly Xml[] => [
  defaultStyle(language),
  element('style:style', { 'style:name': 'Standard', 'style:family': 'paragraph', 'style:class': 'text' }),
  ...Object.entries(PARAGRAPHS).map(([name, look]) => paragraphLook(name, look)),
  characterStyle(TEXT_STYLES.bold, BOLD),
  characterStyle(TEXT_STYLES.italic, ITALIC),
  characterStyle(TEXT_STYLES.boldItalic, { ...BOLD, ...ITALIC }),
  characterStyle(TEXT_STYLES.number, QUIET),
  characterStyle('Internet_20_link', {
    'fo:color': '#0b57a4',
    'style:text-underline-style': 'solid',
    'style:text-underline-color': 'font-color',
  }),
  listStyle(LIST_STYLES.bullets, (level) => ['text:list-level-style-bullet', { 'text:bullet-char': level % 2 === 1 ? '•' : '–' }]),
  listStyle(LIST_STYLES.numbers, () => ['text:list-level-style-number', { 'style:num-format': '1', 'style:num-suffix': '.' }]),
  element('text:notes-configuration', { 'text:note-class': 'footnote', 'style:num-format': '1', 'text:footnotes-position': 'page' }),
]

function paragraphLook(name: string, { text, paragraph, tab, outline }: Look): Xml {
  const stop = tab === undefined ? [] : [element('style:tab-stops', {}, element('style:tab-stop', { 'style:position': '0pt' }))]
  return element(
    'style:style',
    {
      'style:name': name,
      'style:display-name': name.replaceAll('_20_', ' '),
      'style:family': 'paragraph',
      'style:parent-style-name': 'Standard',
      'style:default-outline-level': outline,
    },
    element('style:paragraph-properties', { ...paragraph }, ...stop),
    element('style:text-properties', { ...text }),
  )
}

const characterStyle = (name: string, look: Attributes): Xml =>
  element(
    'style:style',
    { 'style:name': name, 'style:display-name': name.replaceAll('_20_', ' '), 'style:family': 'text' },
    element('style:text-properties', look),
  )

function listStyle(name: string, levelOf: (level: number) => readonly [string, Attributes]): Xml {
  const levels = Array.from({ length: LIST_LEVELS }, (_, index) => {
    const [tag, attributes] = levelOf(index + 1)
    const alignment = element('style:list-level-label-alignment', {
      'text:label-followed-by': 'listtab',
      'text:list-tab-stop-position': length(INDENT * (index + 1)),
      'fo:text-indent': length(-INDENT),
      'fo:margin-left': length(INDENT * (index + 1)),
    })
    const properties = element('style:list-level-properties', { 'text:list-level-position-and-space-mode': 'label-alignment' }, alignment)
    return element(tag, { 'text:level': index + 1, ...attributes }, properties)
  })
  return element('text:list-style', { 'style:name': name }, ...levels)
}

function defaultStyle(language: string): Xml {
  const [own, country] = languageAndCountry(language)
  const isComplex = COMPLEX.test(language)
  const [western, complex] = isComplex
    ? [
        ['en', 'GB'],
        [own, country],
      ]
    : [
        [own, country],
        ['ar', 'SA'],
      ]
  return element(
    'style:default-style',
    { 'style:family': 'paragraph' },
    element('style:paragraph-properties', {
      'fo:line-height': '115%',
      'style:writing-mode': 'page',
      'fo:orphans': 2,
      'fo:widows': 2,
    }),
    element('style:text-properties', {
      'style:font-name': 'Calibri',
      'style:font-name-complex': 'Arial',
      ...sized(11),
      'fo:color': COLOURS.ink,
      'fo:language': western[0],
      'fo:country': western[1],
      'style:language-complex': complex[0],
      'style:country-complex': complex[1],
    }),
  )
}

const COMPLEX = /^(?:ar|fa|he|iw|ku|ps|sd|ug|ur|yi)(?:-|$)/i

/** A language tag as the two attributes that OpenDocument has for it. */
function languageAndCountry(tag: string): readonly [string, string] {
  const { language, region } = new Intl.Locale(tag).maximize()
  return [language, region ?? 'none']
}

/** Fonts that styles name: readers that lack one take another of its kind. */
export const fontFaces = (): Xml =>
  element(
    'office:font-face-decls',
    {},
    ...['Calibri', 'Arial'].map((name) =>
      element('style:font-face', {
        'style:name': name,
        'svg:font-family': name,
        'style:font-family-generic': 'swiss',
        'style:font-pitch': 'variable',
      }),
    ),
  )

/** How cells look. */
export const cellStyles = (): readonly Xml[] =>
  (['Cell', 'HeadCell'] as const).map((name) =>
    element(
      'style:style',
      { 'style:name': name, 'style:family': 'table-cell' },
      element('style:table-cell-properties', {
        'fo:border': `0.5pt solid ${COLOURS.line}`,
        'fo:padding': length(CELL_PADDING),
        'fo:background-color': name === 'HeadCell' ? COLOURS.tint : undefined,
      }),
    ),
  )

/** The page, and which way it runs. */
export const pageLayout = (direction: Direction): Xml =>
  element(
    'style:page-layout',
    { 'style:name': 'Page' },
    element('style:page-layout-properties', {
      'fo:page-width': length(PAGE.width),
      'fo:page-height': length(PAGE.height),
      'style:print-orientation': 'portrait',
      'fo:margin-top': length(PAGE.top),
      'fo:margin-bottom': length(PAGE.bottom),
      'fo:margin-left': length(PAGE.side),
      'fo:margin-right': length(PAGE.side),
      'style:writing-mode': direction === 'rtl' ? 'rl-tb' : 'lr-tb',
    }),
    element(
      'style:header-style',
      {},
      element('style:header-footer-properties', { 'fo:min-height': length(500), 'fo:margin-bottom': length(200) }),
    ),
    element(
      'style:footer-style',
      {},
      element('style:header-footer-properties', { 'fo:min-height': length(400), 'fo:margin-top': length(200) }),
    ),
  )
