/** Plays the demo's script on its stage; it can be held, hurried to a chapter and stopped. */
import type { DemoChapter } from '../../../shared/api/calls/demo.ts'
import type { OutputOf } from '../../../shared/api/contract.ts'
import type { Beat } from './demo-script.ts'
import type { Stage } from './stage.ts'

/** What a page shows of the play. */
export type PlayState = Omit<NonNullable<OutputOf<'demo.show'>['play']>, 'position'>

/** See the head of this file. */
export interface Play {
  readonly position: string
  readonly state: () => PlayState
  readonly hold: (on: boolean) => void
  /** Does everything up to a chapter that has not begun without waiting. */
  readonly hurryTo: (chapter: DemoChapter) => void
  /** Ends it where it is; resolves when nobody moves any more. */
  readonly stop: () => Promise<void>
}

/** What is played with. */
export interface PlayTools {
  readonly stage: Stage
  /** The text that is written. */
  readonly position: string
  /** Waits last so many times what the script says. */
  readonly pace: number
  /** Between two strokes of a member. */
  readonly strokeMs: number
  /** Lets this much time pass. */
  readonly pause: (ms: number) => Promise<unknown>
  /** Called after every change of the state. */
  readonly changed: () => void
  readonly reportBug: (error: unknown) => void
}

const SLICE_MS = 50
const BEGINNING: PlayState = {
  caption: 'begin',
  chapter: 'writing',
  place: 'position',
  code: '',
  signatures: 0,
  isHeld: false,
  isHurrying: false,
  isOver: false,
}

/** Begins to play. */
export function playScript(script: readonly Beat[], tools: PlayTools): Play {
  const { position, changed, reportBug } = tools
  let state = BEGINNING
  let goal: DemoChapter | undefined
  let isStopped = false

  const show = (change: Partial<PlayState>): void => {
    state = { ...state, ...change }
    changed()
  }
  /** On the way to a chapter one caption stands for all that happens. */
  const tell = (change: Partial<PlayState>): void => {
    if (goal === undefined) show(change)
  }
  const begin = (chapter: DemoChapter, place: PlayState['place']): void => {
    if (chapter === goal) goal = undefined
    show({ chapter, isHurrying: goal !== undefined, ...(goal === undefined && { place }) })
  }
  /** Passes at once, or when the play goes on; throws when it was stopped. */
  const hold = async (): Promise<void> => {
    while (state.isHeld && !isStopped) await tools.pause(SLICE_MS)
    if (isStopped) throw new Stopped()
  }
  const wait = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms && goal === undefined; passed += SLICE_MS) {
      await hold()
      await tools.pause(Math.min(SLICE_MS, ms - passed))
    }
    await hold()
  }
  const perform = createPerformers(tools, { show, tell, begin, hold, wait })
  const all = async (): Promise<void> => {
    try {
      for (const beat of script) await perform(beat)
    } catch (error) {
      if (error instanceof Stopped) return
      reportBug(error)
      show({ caption: 'failed' })
    } finally {
      show({ isOver: true, isHeld: false, isHurrying: false })
    }
  }
  const ended = all()
  const hurryTo: Play['hurryTo'] = (chapter) => {
    if (state.isOver) return
    goal = chapter
    show({ isHeld: false, isHurrying: true, caption: 'hurry' })
  }
  const stop = async (): Promise<void> => {
    isStopped = true
    await ended
  }
  return { position, state: () => state, hold: (on) => show({ isHeld: on && !state.isOver }), hurryTo, stop }
}

/** How a beat meets the time of the play and what is shown of it. */
interface Performing {
  readonly show: (change: Partial<PlayState>) => void
  readonly tell: (change: Partial<PlayState>) => void
  readonly begin: (chapter: DemoChapter, place: PlayState['place']) => void
  readonly hold: () => Promise<void>
  readonly wait: (ms: number) => Promise<void>
}

type BeatOf<D extends Beat['do']> = Extract<Beat, { readonly do: D }>

function createPerformers({ stage, position, pace, strokeMs }: PlayTools, { show, tell, begin, hold, wait }: Performing) {
  const { actors, acts } = stage
  const performers: { readonly [D in Beat['do']]: (beat: BeatOf<D>) => unknown } = {
    chapter: ({ chapter, place }) => begin(chapter, place),
    say: ({ caption }) => tell({ caption }),
    look: ({ place }) => tell({ place }),
    wait: ({ ms }) => wait(ms * pace),
    type: ({ part, text, after }) => actors[part].type(text, after, () => wait(strokeMs)),
    both: ({ beats }) => Promise.all(beats.map((beat) => perform(beat))),
    object: ({ part, words, text }) => actors[part].object(words, text),
    settle: ({ why }) => acts.settle(position, why),
    close: async ({ note }) => show({ code: await acts.close(position, note) }),
    reopen: () => acts.reopen(position),
    sign: ({ part, except }) => acts.sign(position, part, except),
    record: () => acts.record(position),
    submit: async () => show({ signatures: await acts.submit(position) }),
    cut: ({ part }) => stage.cut(part),
    alone: async ({ part }) => {
      await actors[part].start({})
      await actors[part].open(position)
    },
    back: ({ part }) => stage.bringBack(part),
  }
  const perform = async <D extends Beat['do']>(beat: BeatOf<D>): Promise<void> => {
    await hold()
    await (performers[beat.do] as (beat: BeatOf<D>) => unknown)(beat)
  }
  return perform as (beat: Beat) => Promise<void>
}

/** The play was stopped: no failure. */
class Stopped extends Error {}
