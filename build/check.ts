/** All checks, exactly as continuous integration runs them; the last line counts what passed. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkBoundaries } from './boundaries.ts'

interface Step {
  readonly name: string
  /** True if it passed; prints what failed. */
  readonly run: () => boolean
}

const ROOT = join(import.meta.dirname, '..')
const LAYERS = ['shared', 'core', 'adapters', 'host', 'desktop', 'preload', 'renderer', 'test', 'test-renderer', 'build']
const SOURCES = ['electron', 'renderer', 'shared', 'test', 'build']
/** Fewer modules than this means that the boundary check looked in the wrong place. */
const FEWEST_MODULES = 250

const steps: readonly Step[] = [
  { name: 'boundaries', run: boundaries },
  ...LAYERS.map((layer) => ({ name: `types: ${layer}`, run: () => tool('tsc', ['-p', `build/tsconfig.${layer}.json`]) })),
  { name: 'style', run: () => tool('biome', ['check', '--config-path=build/style.json', '--error-on-warnings', ...SOURCES]) },
  { name: 'promises', run: () => tool('oxlint', ['-c', 'build/oxlint.json', '--type-aware', '--tsconfig', 'tsconfig.json', ...SOURCES]) },
  { name: 'dead code', run: () => tool('knip', ['--config', 'build/knip.json']) },
]

const counts = { passed: 0, failed: 0 }
for (const step of steps) {
  const started = performance.now()
  const passed = step.run()
  counts[passed ? 'passed' : 'failed']++
  console.log(`${passed ? 'passed' : 'FAILED'}  ${step.name}  ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
if (!process.argv.includes('--no-tests')) await countTests()
console.log(`${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed === 0 ? 0 : 1

function tool(name: string, words: readonly string[]): boolean {
  const binary = join(ROOT, 'node_modules', '.bin', name)
  const result = spawnSync(binary, words, { cwd: ROOT, encoding: 'utf8' })
  if (result.status !== 0) console.log(`${result.stdout}${result.stderr}`)
  return result.status === 0
}

function boundaries(): boolean {
  const { modules, imports, violations } = checkBoundaries(ROOT)
  for (const violation of violations) console.log(violation)
  console.log(`${modules} modules, ${imports} imports`)
  return violations.length === 0 && modules >= FEWEST_MODULES
}

type Project = 'parts' | 'programs' | 'pages'

/**
 * Programs and browsers wait more than they reckon, and one file of either runs at a time: while pages are driven, the parts and then the programs are tested on the other of
 * two processors, and what they say is printed when they are done.
 */
async function countTests(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-check-'))
  const beside = async (): Promise<void> => {
    await testProject('parts', folder, ['--maxWorkers=1'])
    await testProject('programs', folder, [])
  }
  await Promise.all([beside(), testProject('pages', folder, [])])
}

async function testProject(name: Project, folder: string, more: readonly string[]): Promise<void> {
  const isSaidAtEnd = name !== 'pages'
  const report = join(folder, `${name}.json`)
  const vitest = join(ROOT, 'node_modules', '.bin', 'vitest')
  const words = [
    'run',
    '-c',
    'build/vitest.config.ts',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const output = isSaidAtEnd ? 'pipe' : 'inherit'
  const child = spawn(vitest, [...words, ...more], { cwd: ROOT, stdio: ['ignore', output, output] })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => void said.push(part))
  const [status] = (await once(child, 'close')) as [number | null]
  process.stdout.write(Buffer.concat(said))
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    success: boolean
  }
  counts.passed += numPassedTests
  counts.failed += Math.max(numFailedTests, status === 0 && success ? 0 : 1)
}
