/** How the Word files that go out look: plain, for paper and for officials who copy from them. */
import { AlignmentType, BorderStyle, type ILevelsOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'
import { styleNames } from './style-names.ts'

/** Twips (1/1440 inch) of A4 and its margins, and what is left for text. */
export const PAGE = { width: 11_906, height: 16_838, side: 1304, top: 1361, bottom: 1247 } as const
/** Width of the text in twips. */
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side
/** How far each level of a list or quote moves in, in twips. */
export const INDENT = 425
/** Where the words of a fact begin, behind its label, in twips. */
export const FACT_INDENT = 2268
/** Levels that Word's lists have. */
export const LIST_LEVELS = 9

/** Colours as Word writes them. */
export const COLOURS = { ink: '1B1F24', heading: '1F3A5F', quiet: '57606A', line: 'BCC4CE', tint: 'F1F4F8' } as const

/** Names of styles as paragraphs refer to them. */
export const styleIds = {
  coalition: 'PositionCoalition',
  date: 'PositionDate',
  contents: 'PositionContents',
  contentsHeading: 'PositionContentsHeading',
  askLabel: 'PositionAskLabel',
  ask: 'PositionAsk',
  fact: 'PositionFact',
  number: 'PositionNumber',
  quote: 'Quote',
  listContinue: 'ListContinue',
  tableText: 'TableText',
  tableHead: 'TableHead',
  rule: 'HorizontalLine',
  gap: 'TableGap',
  edge: 'PageEdge',
} as const satisfies Record<keyof typeof styleNames, string>

/** The style of a further paragraph of a list item. `level` counts from 0. */
export const listContinueId = (level: number): string => `${styleIds.listContinue}${level === 0 ? '' : level + 1}`

/** Sizes are in half points; complex scripts (Arabic) need a little more to look equal. */
const sized = (size: number) => ({ size, sizeComplexScript: size + 2 })
const box = { style: BorderStyle.SINGLE, size: 24, space: 4, color: COLOURS.tint }
const boxed = (last: boolean) => ({
  shading: { fill: COLOURS.tint },
  border: { top: box, bottom: box, left: box, right: box },
  indent: { left: 113, right: 113 },
  keepNext: !last,
  keepLines: true,
})

const heading = (size: number, before: number) => ({
  run: { ...sized(size), bold: true, color: COLOURS.heading },
  paragraph: { spacing: { before, after: 120, line: 264, lineRule: LineRuleType.AUTO }, keepNext: true, keepLines: true },
})

type ParagraphStyles = NonNullable<IStylesOptions['paragraphStyles']>

const frontStyles: ParagraphStyles = [
  { ...own('coalition'), run: { ...sized(24), color: COLOURS.quiet }, paragraph: { spacing: { after: 60 }, keepNext: true } },
  { ...own('date'), run: { color: COLOURS.quiet }, paragraph: { spacing: { after: 360 } } },
  { ...own('contentsHeading'), ...heading(24, 120) },
  { ...own('contents'), paragraph: { spacing: { after: 60 }, indent: { left: 567, hanging: 567 } } },
  {
    ...own('askLabel'),
    run: { ...sized(19), bold: true, color: COLOURS.quiet },
    paragraph: { ...boxed(false), spacing: { before: 160, after: 40 } },
  },
  { ...own('ask'), run: sized(24), paragraph: { ...boxed(true), spacing: { after: 200 } } },
  {
    ...own('fact'),
    run: sized(20),
    paragraph: { spacing: { after: 60 }, indent: { left: FACT_INDENT, hanging: FACT_INDENT }, leftTabStop: FACT_INDENT },
  },
]

const textStyles: ParagraphStyles = [
  {
    ...own('quote'),
    run: { color: COLOURS.quiet },
    paragraph: { indent: { left: INDENT, right: INDENT }, spacing: { before: 120, after: 140 } },
  },
  { ...own('tableText'), run: sized(20), paragraph: { spacing: { after: 40, line: 252, lineRule: LineRuleType.AUTO } } },
  {
    ...own('tableHead'),
    run: { ...sized(20), bold: true },
    paragraph: { spacing: { after: 40, line: 252, lineRule: LineRuleType.AUTO }, keepNext: true },
  },
  {
    ...own('rule'),
    paragraph: {
      spacing: { before: 120, after: 240, line: 120, lineRule: LineRuleType.EXACT },
      border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: COLOURS.line } },
    },
  },
  { ...own('edge'), run: { ...sized(17), color: COLOURS.quiet }, paragraph: { spacing: { after: 0 }, alignment: AlignmentType.CENTER } },
  { ...own('gap'), run: { size: 8 }, paragraph: { spacing: { before: 0, after: 60, line: 120, lineRule: LineRuleType.EXACT } } },
  ...Array.from({ length: LIST_LEVELS }, (_, level) => ({
    id: listContinueId(level),
    name: level === 0 ? styleNames.listContinue : `${styleNames.listContinue} ${level + 1}`,
    basedOn: 'Normal',
    paragraph: { indent: { left: INDENT * (level + 1) }, spacing: { after: 80 } },
  })),
]

/** All styles. `language` is that of the document; complex scripts have one of their own. */
export function docxStyles(language: string): IStylesOptions {
  const [left, right] = isComplexScript(language) ? ['en-GB', regional(language)] : [regional(language), 'ar-SA']
  return {
    default: {
      document: {
        run: {
          font: { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Calibri', cs: 'Arial' },
          ...sized(22),
          color: COLOURS.ink,
          language: { value: left, bidirectional: right },
        },
        paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { ...sized(44), bold: true, color: COLOURS.heading },
        paragraph: { spacing: { after: 80, line: 252, lineRule: LineRuleType.AUTO }, keepNext: true, keepLines: true },
      },
      heading1: heading(32, 400),
      heading2: heading(27, 320),
      heading3: heading(24, 260),
      heading4: heading(22, 220),
      listParagraph: { paragraph: { spacing: { after: 80 } } },
      hyperlink: { run: { color: '0B57A4', underline: {} } },
      footnoteText: { run: sized(18), paragraph: { spacing: { after: 40, line: 240, lineRule: LineRuleType.AUTO } } },
    },
    paragraphStyles: [...frontStyles, ...textStyles],
    characterStyles: [{ id: styleIds.number, name: styleNames.number, run: { color: COLOURS.quiet } }],
  }
}

/** The levels of a numbered list whose first number at `level` is `start`, or of a bulleted one. */
export function listLevels(numbered: { readonly level: number; readonly start: number } | undefined): readonly ILevelsOptions[] {
  return Array.from({ length: LIST_LEVELS }, (_, level) => ({
    level,
    format: numbered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: numbered ? `%${level + 1}.` : (['•', '–'][level % 2] ?? '•'),
    start: numbered?.level === level ? numbered.start : 1,
    style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT } } },
  }))
}

function own(name: keyof typeof styleNames) {
  return { id: styleIds[name], name: styleNames[name], basedOn: 'Normal', quickFormat: false }
}

const isComplexScript = (language: string): boolean => /^(?:ar|fa|he|iw|ku|ps|sd|ug|ur|yi)(?:-|$)/i.test(language)

const REGIONS: Readonly<Record<string, string>> = {
  ar: 'ar-SA',
  en: 'en-GB',
  es: 'es-ES',
  fa: 'fa-IR',
  fr: 'fr-FR',
  he: 'he-IL',
  ur: 'ur-PK',
}

/** Word knows languages with their regions only. */
const regional = (language: string): string => REGIONS[language.toLowerCase()] ?? language
