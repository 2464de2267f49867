/** Plays the demo's script on its stage; it can be held and stopped. */
import type { DemoCaption } from '../../../shared/api/calls/demo.ts'
import type { Beat } from './demo-script.ts'
import type { Stage } from './stage.ts'

/** What a page shows of the play. */
export interface PlayState {
  readonly caption: DemoCaption
  readonly isHeld: boolean
  readonly isOver: boolean
}

/** See the head of this file. */
export interface Play {
  readonly position: string
  readonly state: () => PlayState
  readonly hold: (on: boolean) => void
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
  /** Lets this much time pass. */
  readonly pause: (ms: number) => Promise<unknown>
  /** Called after every change of the state. */
  readonly changed: () => void
  readonly reportBug: (error: unknown) => void
}

const SLICE_MS = 50

/** Begins to play. */
export function playScript(script: readonly Beat[], { stage, position, pace, pause, changed, reportBug }: PlayTools): Play {
  const { actors } = stage
  let state: PlayState = { caption: 'begin', isHeld: false, isOver: false }
  let isStopped = false

  const show = (change: Partial<PlayState>): void => {
    state = { ...state, ...change }
    changed()
  }
  /** Passes at once, or when the play goes on; throws when it was stopped. */
  const hold = async (): Promise<void> => {
    while (state.isHeld && !isStopped) await pause(SLICE_MS)
    if (isStopped) throw new Stopped()
  }
  const wait = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += SLICE_MS) {
      await hold()
      await pause(Math.min(SLICE_MS, ms - passed))
    }
  }
  const perform = async (beat: Beat): Promise<void> => {
    await hold()
    switch (beat.do) {
      case 'say':
        return show({ caption: beat.caption })
      case 'wait':
        return await wait(beat.ms * pace)
      case 'type':
        return await actors[beat.part].type(beat.text, beat.after, hold)
      case 'both':
        return void (await Promise.all(beat.beats.map(perform)))
      case 'remark':
        return await actors[beat.part].remark(beat.words, beat.text)
      case 'cut':
        return await stage.cut(beat.part)
      case 'alone':
        await actors[beat.part].start({})
        return await actors[beat.part].open(position)
      case 'back':
        return await stage.bringBack(beat.part)
    }
  }
  const all = async (): Promise<void> => {
    try {
      for (const beat of script) await perform(beat)
    } catch (error) {
      if (error instanceof Stopped) return
      reportBug(error)
      show({ caption: 'failed' })
    } finally {
      show({ isOver: true, isHeld: false })
    }
  }
  const ended = all()
  const stop = async (): Promise<void> => {
    isStopped = true
    await ended
  }
  return { position, state: () => state, hold: (on) => show({ isHeld: on && !state.isOver }), stop }
}

/** The play was stopped: no failure. */
class Stopped extends Error {}
