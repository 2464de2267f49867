/** The play: it goes through its script in order, waits while it is held, and stops where it is. */
import { expect, test } from 'vitest'
import type { Actor } from '../../../../electron/local/demo/actor.ts'
import type { Beat } from '../../../../electron/local/demo/demo-script.ts'
import { type Play, playScript } from '../../../../electron/local/demo/play.ts'
import type { Stage } from '../../../../electron/local/demo/stage.ts'

/** A stage that notes what is done on it, and time that passes when the test says so. */
function openRehearsal(script: readonly Beat[], failing?: 'back') {
  const deeds: string[] = []
  const states: string[] = []
  const waiting: (() => void)[] = []
  const actorOf = (name: string): Actor => ({
    start: async () => void deeds.push(`${name} starts`),
    isThere: () => true,
    client: () => {
      throw new Error('nobody calls in a rehearsal')
    },
    open: async () => void deeds.push(`${name} opens`),
    type: async (text, _after, rest) => {
      for (const character of text) {
        await rest()
        deeds.push(`${name} types ${character}`)
      }
    },
    object: async () => void deeds.push(`${name} objects`),
    leave: () => undefined,
    kill: async () => undefined,
  })
  const stage: Stage = {
    actors: { amina: actorOf('amina'), layla: actorOf('layla') },
    acts: {
      settle: async (_position, why) => void deeds.push(`settled: ${why}`),
      close: async () => {
        deeds.push('closed')
        return 'K7M2-9QXD'
      },
      reopen: async () => void deeds.push('opened again'),
      sign: async (_position, part, except) => void deeds.push(`${part} signs${except ? ` except ${except}` : ''}`),
      record: async () => void deeds.push('recorded'),
      submit: async () => {
        deeds.push('submitted')
        return 2
      },
    },
    newText: async () => 'text',
    cut: async (part) => void deeds.push(`${part} is cut`),
    bringBack: async (part) => {
      if (failing) throw new Error('she does not come')
      deeds.push(`${part} is back`)
    },
    strike: async () => undefined,
  }
  const pause = (): Promise<void> => new Promise((done) => void waiting.push(done))
  const bugs: unknown[] = []
  const play: Play = playScript(script, {
    stage,
    position: 'text',
    pace: 1,
    strokeMs: 10,
    pause,
    changed: () => void states.push(play?.state().caption),
    reportBug: (error) => bugs.push(error),
  })
  /** Lets everybody who waits go on, so many times. */
  const pass = async (turns: number): Promise<void> => {
    for (let turn = 0; turn < turns; turn++) {
      for (const go of waiting.splice(0)) go()
      await new Promise(setImmediate)
    }
  }
  return { play, deeds, bugs, pass }
}

test('it goes through the script in order, and two type at once', async () => {
  const { play, deeds, pass } = openRehearsal([
    { do: 'say', caption: 'first' },
    {
      do: 'both',
      beats: [
        { do: 'type', part: 'amina', text: 'ab' },
        { do: 'type', part: 'layla', text: 'cd' },
      ],
    },
    { do: 'cut', part: 'layla' },
    { do: 'alone', part: 'layla' },
    { do: 'back', part: 'layla' },
    { do: 'object', part: 'layla', words: 'ab', text: 'a date' },
    { do: 'settle', why: 'it is in' },
    { do: 'close', note: 'agreed' },
    { do: 'sign', part: 'amina' },
    { do: 'sign', part: 'layla', except: 'the form' },
    { do: 'record' },
    { do: 'reopen' },
    { do: 'submit' },
    { do: 'say', caption: 'end' },
  ])
  await pass(20)
  expect(deeds.slice(0, 4)).toEqual(['amina types a', 'layla types c', 'amina types b', 'layla types d'])
  expect(deeds.slice(4, 9)).toEqual(['layla is cut', 'layla starts', 'layla opens', 'layla is back', 'layla objects'])
  const signing = ['settled: it is in', 'closed', 'amina signs', 'layla signs except the form', 'recorded', 'opened again', 'submitted']
  expect(deeds.slice(9)).toEqual(signing)
  expect(play.state()).toMatchObject({ caption: 'end', code: 'K7M2-9QXD', signatures: 2, isHeld: false, isOver: true })
})

test('held, it does nothing however long that lasts, and then goes on where it was', async () => {
  const { play, deeds, pass } = openRehearsal([
    { do: 'type', part: 'amina', text: 'abc' },
    { do: 'say', caption: 'end' },
  ])
  await pass(1)
  play.hold(true)
  await pass(1)
  const held = [...deeds]
  await pass(500)
  expect(deeds).toEqual(held)
  expect(play.state()).toMatchObject({ isHeld: true, isOver: false })
  play.hold(false)
  await pass(10)
  expect(deeds).toEqual(['amina types a', 'amina types b', 'amina types c'])
  expect(play.state().isOver).toBe(true)
})

const CHAPTERS: readonly Beat[] = [
  { do: 'chapter', chapter: 'writing', place: 'position' },
  { do: 'say', caption: 'first' },
  { do: 'type', part: 'amina', text: 'abc' },
  { do: 'wait', ms: 60_000 },
  { do: 'chapter', chapter: 'closing', place: 'position' },
  { do: 'close', note: 'agreed' },
  { do: 'wait', ms: 60_000 },
  { do: 'chapter', chapter: 'answers', place: 'sign-ons' },
  { do: 'say', caption: 'sign' },
  { do: 'wait', ms: 60_000 },
  { do: 'sign', part: 'amina' },
]

test('hurried to a chapter, also while it is held, it does all that comes before without waiting, and then goes on in its own time', async () => {
  const { play, deeds, pass } = openRehearsal(CHAPTERS)
  await pass(2)
  play.hold(true)
  play.hurryTo('answers')
  expect(play.state()).toMatchObject({ caption: 'hurry', isHurrying: true, isHeld: false })
  await pass(5)
  expect(deeds).toEqual(['amina types a', 'amina types b', 'amina types c', 'closed'])
  expect(play.state()).toMatchObject({ caption: 'sign', chapter: 'answers', place: 'sign-ons', isHurrying: false, isOver: false })
  await pass(5)
  expect(deeds).not.toContain('amina signs')
  await pass(1500)
  expect(deeds).toContain('amina signs')
})

test('stopped, also while it is held, it ends where it is', async () => {
  const { play, deeds, pass } = openRehearsal([{ do: 'type', part: 'amina', text: 'abc' }])
  await pass(1)
  play.hold(true)
  const stopped = play.stop()
  await pass(5)
  await stopped
  expect(deeds.length).toBeLessThan(3)
  expect(play.state()).toMatchObject({ isHeld: false, isOver: true })
})

test('a member who does not come ends it, and it says so', async () => {
  const { play, bugs, pass } = openRehearsal(
    [
      { do: 'back', part: 'layla' },
      { do: 'say', caption: 'end' },
    ],
    'back',
  )
  await pass(3)
  expect(play.state()).toMatchObject({ caption: 'failed', isOver: true })
  expect(bugs).toHaveLength(1)
})
