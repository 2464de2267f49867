/** All checks, exactly as continuous integration runs them; the last line counts what passed. */
import { spawnSync } from 'node:child_process'
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
if (!process.argv.includes('--no-tests')) countTests()
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

function countTests(): void {
  const report = join(mkdtempSync(join(tmpdir(), 'chorus-check-')), 'tests.json')
  const vitest = join(ROOT, 'node_modules', '.bin', 'vitest')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const result = spawnSync(vitest, ['run', '-c', 'build/vitest.config.ts', ...reporters], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    success: boolean
  }
  counts.passed += numPassedTests
  counts.failed += Math.max(numFailedTests, result.status === 0 && success ? 0 : 1)
}
