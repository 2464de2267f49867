/** A draft's Markdown as plain paragraphs to look through before it is taken. */

/** One paragraph, list item, heading or table row in plain words. */
export interface DraftParagraph {
  readonly words: string
  readonly isHeading: boolean
}

/** Reads only what the host writes; marks of form go away, the words stay. */
export function draftParagraphs(markdown: string): readonly DraftParagraph[] {
  return markdown
    .split(/\n\s*\n/u)
    .map((block) => ({
      words: plainWords(block),
      isHeading: /^#{1,6} /u.test(block),
    }))
    .filter(({ words }) => words.trim() !== '')
}

function plainWords(block: string): string {
  const lines = block.split('\n').filter((line) => !/^\|(?:\s*:?-+:?\s*\|)+\s*$/u.test(line))
  return lines.map(plainLine).join('\n')
}

function plainLine(line: string): string {
  return line
    .replace(/^#{1,6} /u, '')
    .replace(/^(\s*)[-*] /u, '$1• ')
    .replaceAll(/(?<!\\)\[((?:[^\]\\]|\\.)*)\]\((?:[^)\\]|\\.)*\)/gu, '$1')
    .replaceAll(/(?<!\\)(?:\*+|~~)/gu, '')
    .replaceAll(/\\(?=$|[!-/:-@[-`{-~])/gu, '')
}
