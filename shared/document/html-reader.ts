/** What the readers of HTML's blocks hand each other. */
import type { InlineReader } from './html-inline.ts'
import type { HtmlElement, HtmlNode } from './html-tree.ts'
import type { DocumentNode, Mark } from './read-body.ts'

/** Where in the page and in the text the reader stands. */
export interface BlockPlace {
  /** Tags around. */
  readonly depth: number
  /** Lists, quotes and tables around. */
  readonly nesting: number
  readonly marks: readonly Mark[]
}

/** Reads blocks; what lists and tables need to read what is in them. */
export interface BlockReader extends InlineReader {
  /** Left out of the blocks. */
  readonly title: HtmlElement | undefined
  readonly itemNumber: (id: string) => number | undefined
  readonly blocks: (nodes: readonly HtmlNode[], place: BlockPlace) => readonly DocumentNode[]
}
