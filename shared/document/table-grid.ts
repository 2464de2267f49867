/** Tables as a grid without holes: what Word needs, from rows whose cells span columns and rows as they please. */
import { nodeText } from './node-text.ts'
import { type DocumentNode, isText } from './read-body.ts'

/** A cell of the grid: with content, or under a cell above that reaches down. */
export interface GridCell {
  readonly columns: number
  readonly isHeader: boolean
  readonly merge: 'none' | 'restart' | 'continue'
  readonly content: readonly DocumentNode[]
  /** How many characters its column shall have room for, where the cell says so: for what is filled in by hand. */
  readonly room?: number
}

/** Every row has cells for exactly `columns` columns. */
export interface TableGrid {
  readonly columns: number
  readonly rows: readonly (readonly GridCell[])[]
}

interface Reaching {
  readonly columns: number
  readonly isHeader: boolean
  rowsLeft: number
}

/** What Word shows at most. */
const MAX_COLUMNS = 63

/** Lays a table out. Rows without any cell are left out; what does not fit in 63 columns goes into the last of them. */
export function tableGrid(table: DocumentNode): TableGrid {
  const rows = isText(table) ? [] : table.content
  const reaching = new Map<number, Reaching>()
  const laid = rows.map((row) => layRow(isText(row) ? [] : row.content, reaching)).filter((row) => row.length > 0)
  const columns = laid.reduce((most, row) => Math.max(most, widthOf(row)), 1)
  return { columns, rows: laid.map((row) => filled(row, columns)) }
}

function layRow(cells: readonly DocumentNode[], reaching: Map<number, Reaching>): readonly GridCell[] {
  const row: GridCell[] = []
  let column = 0
  for (const [index, node] of cells.entries()) {
    column = cover(row, column, reaching)
    const free = freeFrom(column, reaching)
    if (free === 0) return withRest(row, cells.slice(index))
    const cell = cellOf(node, free)
    const rowspan = isText(node) ? 1 : spanOf(node.attrs['rowspan'])
    if (rowspan > 1) reaching.set(column, { columns: cell.columns, isHeader: cell.isHeader, rowsLeft: rowspan - 1 })
    row.push(cell)
    column += cell.columns
  }
  const last = Math.max(-1, ...reaching.keys())
  while (column <= last) {
    const covered = cover(row, column, reaching)
    if (covered === column) row.push(emptyCell)
    column = Math.max(covered, column + 1)
  }
  return row
}

/** Goes on under the cells that reach down from above; the first column after them. */
function cover(row: GridCell[], from: number, reaching: Map<number, Reaching>): number {
  let column = from
  for (let above = reaching.get(column); above; above = reaching.get(column)) {
    row.push({ columns: above.columns, isHeader: above.isHeader, merge: 'continue', content: [] })
    if (--above.rowsLeft === 0) reaching.delete(column)
    column += above.columns
  }
  return column
}

/** Columns before the next cell that reaches down from above, or the edge. */
function freeFrom(column: number, reaching: ReadonlyMap<number, Reaching>): number {
  const next = [...reaching.keys()].filter((at) => at > column)
  return Math.min(MAX_COLUMNS, ...next) - column
}

function cellOf(node: DocumentNode, free: number): GridCell {
  if (isText(node)) return { ...emptyCell, content: [{ type: 'paragraph', attrs: {}, content: [node] }] }
  const columns = Math.min(spanOf(node.attrs['colspan']), free)
  const merge = spanOf(node.attrs['rowspan']) > 1 ? 'restart' : 'none'
  const room = roomOf(node.attrs['room'])
  return { columns, isHeader: node.type === 'tableHeader', merge, content: node.content, ...(room !== undefined && { room }) }
}

const emptyCell: GridCell = { columns: 1, isHeader: false, merge: 'none', content: [] }

function withRest(row: readonly GridCell[], rest: readonly DocumentNode[]): readonly GridCell[] {
  const last = row.at(-1)
  if (!last) return row
  const content = rest.flatMap((node) => (isText(node) ? [] : node.content))
  return [...row.slice(0, -1), { ...last, content: [...last.content, ...content] }]
}

const widthOf = (row: readonly GridCell[]): number => row.reduce((total, { columns }) => total + columns, 0)

function filled(row: readonly GridCell[], columns: number): readonly GridCell[] {
  const missing = columns - widthOf(row)
  return missing > 0 ? [...row, ...Array.from({ length: missing }, () => emptyCell)] : row
}

/** How many rows at the top have nothing but head cells: they repeat on every page. */
export function headRowCount({ rows }: TableGrid): number {
  const first = rows.findIndex((row) => !row.every(({ isHeader }) => isHeader))
  return first < 0 ? rows.length : first
}

/** A span that somebody wrote, in bounds. */
function spanOf(value: unknown): number {
  const span = typeof value === 'number' ? value : Number.NaN
  return Number.isInteger(span) && span > 1 ? Math.min(span, 1000) : 1
}

/** Room that somebody wrote, in bounds. */
const roomOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? Math.min(value, MAX_LINE) : undefined

/** Widths of the columns, together `total`: longer texts get more, and no column less than its longest word needs if that is possible; a column that states its room gets that. */
export function columnWidths({ columns, rows }: TableGrid, total: number): readonly number[] {
  const asked = Array.from({ length: columns }, () => MIN_CHARACTERS)
  const stated = new Map<number, number>()
  for (const row of rows) {
    let column = 0
    for (const cell of row) {
      if (cell.columns === 1) asked[column] = Math.max(asked[column] ?? 0, charactersWanted(cell))
      if (cell.columns === 1 && cell.room !== undefined) stated.set(column, cell.room)
      column += cell.columns
    }
  }
  const wanted = asked.map((characters, column) => stated.get(column) ?? characters)
  const sum = wanted.reduce((all, characters) => all + characters, 0)
  const widths = wanted.map((characters) => Math.floor((total * characters) / sum))
  const rest = total - widths.reduce((all, width) => all + width, 0)
  return widths.map((width, index) => (index === columns - 1 ? width + rest : width))
}

const MIN_CHARACTERS = 6
const MAX_LINE = 40

function charactersWanted({ content }: GridCell): number {
  const text = content.map(nodeText).join('\n').slice(0, 2000)
  const longestWord = Math.max(0, ...text.split(/\s+/).map((word) => word.length))
  const longestLine = Math.max(0, ...text.split('\n').map((line) => line.length))
  return Math.max(Math.min(longestWord, 30) + 3, Math.min(longestLine, MAX_LINE))
}
