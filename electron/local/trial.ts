/** A guided trial on this computer: two members in two programs, an invented plan, a real link between them; it says what it shows. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SAMPLE_PLAN_CSV } from '../../shared/plan/sample-plan.ts'
import { EXIT_NOT_YET } from './exit-codes.ts'

type Answer = Readonly<Record<string, unknown>>

const CHORUS = join(import.meta.dirname, 'chorus.ts')
const PATIENCE_MS = 30_000

/** Runs the trial; rejects at the first thing that is not as it should be. */
async function runTrial(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-trial-'))
  const [amina, bilal] = ['amina', 'bilal'].map((name) => join(folder, name)) as [string, string]
  const peers: ChildProcess[] = []
  const began = performance.now()
  try {
    say('Chorus: many organisations, one position. This shows the core at work on this computer, without pages.')
    say('1  Amina of Budget Watch founds a coalition and imports the plan of an invented country.')
    await chorus(amina, 'profile', 'create', '--person', 'Amina')
    await chorus(amina, 'coalition', 'create', 'Open Samara', '--organisation', 'Budget Watch')
    const file = join(folder, 'plan.csv')
    writeFileSync(file, SAMPLE_PLAN_CSV)
    const plan = await chorus(amina, 'plan', 'import', file)
    say(`   ${plan['commitments']} commitments.`)
    await chorus(
      amina,
      'position',
      'create',
      '--title',
      'Publish the budget every month',
      '--commitment',
      'ZZ0001',
      '--ask',
      'Monthly, in an open format',
    )
    await chorus(amina, 'position', 'write', '1', '--append', 'We ask for figures.')

    say('2  Bilal of the Teachers’ Union joins with a code that can be read over the phone.')
    const { code } = await chorus(amina, 'coalition', 'invite', '--organisation', 'Teachers’ Union')
    say(`   ${String(code)}`)
    const address = `127.0.0.1:${await freePort()}`
    peers.push(await startPeer(amina, '--listen', address))
    await chorus(bilal, 'profile', 'create', '--person', 'Bilal')
    const asked = await until(
      () => chorus(bilal, 'coalition', 'join', String(code), '--address', address, '--wait', '2'),
      ({ state }) => state === 'requested',
    )
    const [request] = (await chorus(amina, 'coalition', 'requests')) as unknown as readonly { id: string; words: readonly string[] }[]
    if (request?.words.join() !== String(asked['words'])) throw new Error('the two screens show different words')
    say(`   The code is for “${String(asked['coalitionName'])}”. Both screens show: ${request.words.join(' ')}. Amina lets him in.`)
    await chorus(amina, 'coalition', 'admit', request.id)
    await chorus(bilal, 'coalition', 'join', String(code), '--address', address)

    say('3  Both are linked and write in the same paragraph at the same time.')
    peers.push(await startPeer(bilal))
    const [link] = (await until(
      () => chorus(bilal, 'call', 'peers'),
      (rows) => Array.isArray(rows) && rows[0]?.inStep === true,
    )) as unknown as readonly Answer[]
    say(`   ${linkInWords(link?.['carrier'])}; both hold the same ${(await chorus(bilal, 'inspect'))['entries']} entries.`)
    await Promise.all([type(amina, 0, 'Together: '), type(bilal, 10_000, ' Every month.')])
    const texts = await until(
      () => both(amina, bilal),
      ({ equal, text }) => equal === true && String(text).includes('Every month') && String(text).includes('Together'),
    )
    say(`   On both computers: “${String(texts['text'])}”`)

    say('4  Both programs are killed while Amina types, and started again.')
    await type(amina, 0, 'Saved. ')
    for (const peer of peers.splice(0)) peer.kill('SIGKILL')
    peers.push(await startPeer(amina, '--listen', address), await startPeer(bilal))
    const after = await until(
      () => both(amina, bilal),
      ({ equal, text }) => equal === true && String(text).startsWith('Saved.'),
    )
    say(`   Nothing that was called saved is missing: “${String(after['text'])}”`)
    say(`That took ${Math.round((performance.now() - began) / 1000)} seconds. Try it yourself: npm run -s chorus -- --help`)
  } finally {
    for (const peer of peers) peer.kill('SIGTERM')
    await Promise.all(peers.filter((peer) => peer.exitCode === null && peer.signalCode === null).map((peer) => once(peer, 'exit')))
    rmSync(folder, { recursive: true, force: true })
  }
}

const say = (line: string): void => console.log(line)

/** WebRTC goes first; whoever is not met through it in four seconds is met by address, and WebRTC then stands by. */
const linkInWords = (carrier: unknown): string =>
  carrier === 'webrtc' ? 'They are linked over WebRTC' : 'They are linked by address, because WebRTC was not ready in four seconds'

const type = (profile: string, offset: number, text: string): Promise<Answer> =>
  chorus(profile, 'call', 'position.type', JSON.stringify({ id: '1', offset, text }))

async function both(a: string, b: string): Promise<Answer> {
  const [left, right] = await Promise.all([chorus(a, 'position', 'show', '1'), chorus(b, 'position', 'show', '1')])
  return { equal: left?.['textHash'] === right?.['textHash'], text: left?.['text'] }
}

function chorus(profile: string, ...words: readonly string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHORUS, '--profile', profile, '--json', ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (text) => {
      output += String(text)
    })
    child.once('exit', (code) => {
      if (code === 0 || code === EXIT_NOT_YET) resolve(JSON.parse(output) as Answer)
      else reject(new Error(`chorus ${words.join(' ')} ended with ${code}`))
    })
  })
}

/** Resolves when the program says that it is ready. */
function startPeer(profile: string, ...words: readonly string[]): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHORUS, '--profile', profile, 'peer', ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.once('data', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`a peer ended with ${code}`)))
  })
}

async function until(ask: () => Promise<Answer>, isDone: (answer: Answer) => boolean): Promise<Answer> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const answer = await ask().catch(() => ({}) as Answer)
    if (isDone(answer)) return answer
    if (performance.now() > end) throw new Error(`waited too long; last answer: ${JSON.stringify(answer)}`)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

await runTrial()
