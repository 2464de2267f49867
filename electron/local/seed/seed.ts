/** `npm run seed`: makes a profile with a believable coalition and says how large it is. */
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isAppError } from '../../../shared/errors.ts'
import { EXIT_BUG, EXIT_CODES } from '../exit-codes.ts'
import { seedProfile } from './seed-profile.ts'

const USAGE = 'npm run seed -- --profile DIRECTORY [--seed 1] [--organisations 6] [--positions 12]'

process.exitCode = await run(process.argv.slice(2))

async function run(words: readonly string[]): Promise<number> {
  try {
    const { profile, seed, organisations, positions } = readWords(words)
    if (profile === undefined) {
      console.error(USAGE)
      return EXIT_CODES['bad-input']
    }
    const directory = resolve(profile)
    const begun = performance.now()
    const made = await seedProfile({ directory, seed, organisations, positions, now: Date.now() })
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    console.log(`${made.members} members, ${made.positions} positions, ${made.entries} entries, in ${seconds} s. You are ${made.person}.`)
    for (const name of readdirSync(directory)) console.log(`${name}  ${Math.ceil(statSync(join(directory, name)).size / 1024)} KB`)
    console.log(`Open it: npm start -- --profile ${profile}`)
    return 0
  } catch (error) {
    console.error(error instanceof Error ? (isAppError(error) ? error.message : error.stack) : String(error))
    return isAppError(error) ? EXIT_CODES[error.code] : EXIT_BUG
  }
}

function readWords(words: readonly string[]) {
  const { values } = parseArgs({
    args: [...words],
    options: {
      profile: { type: 'string' },
      seed: { type: 'string', default: '1' },
      organisations: { type: 'string', default: '6' },
      positions: { type: 'string', default: '12' },
    },
  })
  const { profile, seed, organisations, positions } = values
  return { profile, seed: Number(seed), organisations: Number(organisations), positions: Number(positions) }
}
