/** The layers and who may import whom: reads every import of every source file and names what crosses a border. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parseSync } from 'oxc-parser'

/** A layer is a folder. `may` are the layers it may import, beside itself. */
interface Layer {
  readonly folder: string
  readonly may: readonly string[]
  /** Packages and Node modules it may import; true for any. */
  readonly packages: readonly RegExp[] | true
  /** Whether it may import `electron`: a program without it would try to fetch it. */
  readonly electron?: true
}

const PURE = [
  /^@noble\//,
  /^lib0\//,
  /^yjs$/,
  /^fflate$/,
  /^sdp$/,
  /^diff$/,
  /^zod$/,
  /^@scure\/base$/,
  /^@internationalized\/date$/,
  /^prosemirror-(model|markdown)$/,
  /^markdown-it$/,
  /^htmlparser2$/,
]

/** What a page may bring into the browser; each is a dependency of package.json. */
const BROWSER = [
  /^react(-dom)?(\/|$)/,
  /^react-aria-components(\/|$)/,
  /^react-intl$/,
  /^lucide-react$/,
  /^wouter(\/|$)/,
  /^@tanstack\/react-query$/,
  /^@tiptap\//,
  /^prosemirror-model$/,
  /^y-prosemirror$/,
  /^y-protocols\//,
  /^y-webrtc$/,
  /^yjs$/,
  /^lib0\//,
  /^zod$/,
  /^uqr$/,
  /^papaparse$/,
  /^@scure\/bip39\/wordlists\//,
]

const LAYERS: readonly Layer[] = [
  { folder: 'shared', may: [], packages: PURE },
  { folder: 'electron/core', may: ['shared'], packages: PURE },
  { folder: 'electron/adapters', may: ['shared', 'electron/core'], packages: true },
  { folder: 'electron/host', may: ['shared', 'electron/core', 'electron/adapters'], packages: true },
  { folder: 'electron/local', may: ['shared', 'electron/core', 'electron/adapters', 'electron/host'], packages: true },
  { folder: 'electron/desktop/preload', may: ['shared'], packages: [], electron: true },
  {
    folder: 'electron/desktop/main',
    may: ['shared', 'electron/adapters', 'electron/desktop'],
    packages: [/^node:/, /^zod$/],
    electron: true,
  },
  { folder: 'electron/desktop', may: ['shared', 'electron/core', 'electron/adapters', 'electron/host'], packages: true },
  { folder: 'renderer', may: ['shared'], packages: BROWSER },
  {
    folder: 'test',
    may: [
      'shared',
      'electron/core',
      'electron/adapters',
      'electron/host',
      'electron/local',
      'electron/desktop',
      'electron/desktop/main',
      'electron/desktop/preload',
      'renderer',
      'build',
    ],
    packages: true,
  },
  // The start script joins the build of the pages with the program that serves them.
  { folder: 'build', may: ['electron/local'], packages: true },
]

/** What was seen and what was found. */
export interface BoundaryReport {
  readonly modules: number
  readonly imports: number
  readonly violations: readonly string[]
}

/** Checks every TypeScript file of the layers below `root`, and that no modules import each other in a circle. */
export function checkBoundaries(root: string): BoundaryReport {
  const files = LAYERS.flatMap(({ folder }) => sourcesBelow(join(root, folder)))
  const importsByFile = new Map(files.map((file) => [file, importsOf(file)]))
  const violations: string[] = []
  for (const [file, imports] of importsByFile) {
    for (const specifier of imports) {
      const fault = faultOf(root, file, specifier)
      if (fault) violations.push(`${relative(root, file)}: ${fault}`)
    }
  }
  violations.push(...circlesIn(root, importsByFile))
  return { modules: files.length, imports: [...importsByFile.values()].flat().length, violations }
}

/** Every TypeScript file below a folder; none if the folder is missing. */
export function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes(`${sep}out`))
    .map((entry) => join(entry.parentPath, entry.name))
}

function importsOf(file: string): readonly string[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'))
  const fixed = [...module.staticImports, ...module.staticExports.flatMap(({ entries }) => entries)].map((entry) =>
    'moduleRequest' in entry ? entry.moduleRequest?.value : undefined,
  )
  const text = readFileSync(file, 'utf8')
  const late = module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start, moduleRequest.end).replaceAll(/['"`]/g, ''))
  return [...fixed, ...late].filter((specifier) => specifier !== undefined)
}

function faultOf(root: string, file: string, specifier: string): string | undefined {
  const layer = layerOf(relative(root, file))
  if (!layer) return 'stands in no layer'
  if (!specifier.startsWith('.')) return mayUse(layer, specifier) ? undefined : `${layer.folder} may not import ${specifier}`
  const target = layerOf(relative(root, resolve(dirname(file), specifier)))
  if (!target) return `imports ${specifier}, which stands in no layer`
  return target === layer || layer.may.includes(target.folder) ? undefined : `${layer.folder} may not import ${target.folder}`
}

function mayUse(layer: Layer, specifier: string): boolean {
  if (specifier === 'electron') return layer.electron === true
  return layer.packages === true || layer.packages.some((allowed) => allowed.test(specifier))
}

const layerOf = (path: string): Layer | undefined => LAYERS.find(({ folder }) => path.split(sep).join('/').startsWith(`${folder}/`))

function circlesIn(root: string, importsByFile: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0)
      circles.push(
        `circle: ${path
          .slice(at)
          .map((step) => relative(root, step))
          .join(' → ')}`,
      )
    if (at >= 0 || done.has(file)) return
    for (const specifier of importsByFile.get(file) ?? []) {
      if (specifier.startsWith('.')) visit(resolve(dirname(file), specifier), [...path, file])
    }
    done.add(file)
  }
  for (const file of importsByFile.keys()) visit(file, [])
  return circles
}
