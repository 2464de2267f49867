/** A seeded coalition: equal seeds make equal texts and ids, and the record behind them is whole. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reachHost } from '../../../electron/local/reach-host.ts'
import { seedProfile } from '../../../electron/local/seed/seed-profile.ts'
import { SEED_POSITIONS } from '../../../electron/local/seed/seed-texts.ts'
import type { Call } from '../../../shared/api/client.ts'

const folder = mkdtempSync(join(tmpdir(), 'chorus-seed-'))
const NOW = Date.UTC(2026, 10, 20, 12)
const small = { organisations: 4, positions: 4, now: NOW }

beforeAll(async () => {
  for (const [name, seed] of [
    ['one', 7],
    ['again', 7],
    ['other', 8],
  ] as const) {
    await seedProfile({ directory: join(folder, name), seed, ...small })
  }
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function asked<T>(name: string, ask: (call: Call) => Promise<T>): Promise<T> {
  const host = await reachHost({ directory: join(folder, name) })
  try {
    return await ask(host.client.call)
  } finally {
    await host.leave()
  }
}

const textsOf = (name: string) =>
  asked(name, async (call) =>
    (await call('position.list', {})).map(({ id, title, textHash, created }) => ({ id, title, textHash, created })),
  )

test('equal seeds make equal texts under equal ids; another seed makes other ids', async () => {
  const [one, again, other] = await Promise.all([textsOf('one'), textsOf('again'), textsOf('other')])
  expect(one).toHaveLength(5)
  expect(again).toEqual(one)
  expect(other.map(({ id }) => id)).not.toEqual(one.map(({ id }) => id))
})

test('the record is whole, and rebuilding makes the same of it', async () => {
  await asked('one', async (call) => {
    const { findings, waiting, membership, unsealed } = await call('inspect', {})
    expect({ findings, waiting, refused: membership.refused, unsealed }).toEqual({ findings: [], waiting: 0, refused: [], unsealed: 1 })
    expect((await call('rebuild', {})).differences).toEqual([])
  })
})

test('it holds what is open and what is settled, who is silent, who is invited and who asks', async () => {
  await asked('one', async (call) => {
    const positions = await call('position.list', {})
    const remarks = (await Promise.all(positions.map(({ id }) => call('remarks', { position: id })))).flat()
    expect(remarks.some(({ settled }) => settled !== null)).toBe(true)
    expect(remarks.some(({ settled, replies }) => settled === null && replies.length > 0)).toBe(true)
    expect((await call('coalition.requests', {})).map(({ name }) => name)).toEqual(['Rukhsana Malik'])
    expect((await call('coalition.invitations', {})).filter(({ state }) => state === 'open')).toHaveLength(2)
    const heard = (await call('organisations', {})).flatMap(({ heardAt }) => (heardAt === null ? [] : [heardAt]))
    expect(Math.max(...heard) - Math.min(...heard)).toBeGreaterThan(14 * 24 * 3_600_000)
    expect(Math.max(...heard)).toBeLessThan(NOW)
  })
})

test('its last days hold answers of every kind, a text that changed after it was signed, and who still owes one', async () => {
  await asked('one', async (call) => {
    const { organisations, positions } = await call('signons.matrix', {})
    const states = new Set(organisations.flatMap(({ cells }) => cells.map(({ state }) => state)))
    expect([...states].sort()).toEqual(['earlier', 'not-asked', 'not-reached', 'owes', 'recorded', 'signed', 'signed-except'])
    expect(positions.map(({ number, stage }) => [number, stage])).toEqual([
      [1, 'endorsement_open'],
      [2, 'endorsement_open'],
      [3, 'endorsement_open'],
    ])
    expect((await call('position.list', {})).find(({ number }) => number === 4)?.stage).toBe('red_lines')
    expect((await call('agreement.texts', {})).map(({ agreement }) => agreement)).toContain('undetermined')
  })
})

test('every text of the seed can be told whole', async () => {
  const directory = join(folder, 'all')
  const made = await seedProfile({ directory, seed: 1, organisations: 2, positions: SEED_POSITIONS.length, now: NOW })
  expect(made).toMatchObject({ members: 3, positions: SEED_POSITIONS.length + 1 })
}, 120_000)

test('a folder with a profile is refused and stays as it is', async () => {
  const directory = join(folder, 'one')
  const before = readdirSync(directory)
  await expect(seedProfile({ directory, seed: 1, ...small })).rejects.toMatchObject({ code: 'profile-exists' })
  expect(readdirSync(directory)).toEqual(before)
})

test('too many organisations are refused, and files of others stay', async () => {
  const directory = mkdtempSync(join(folder, 'theirs-'))
  writeFileSync(join(directory, 'notes.txt'), 'mine')
  await expect(seedProfile({ directory, seed: 1, ...small, organisations: 99 })).rejects.toMatchObject({ code: 'bad-input' })
  expect(readdirSync(directory)).toEqual(['notes.txt'])
})
