/** Plays the demo's script with its actors; it can be held, and played again. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from './actor.ts'
import type { Beat, Caption, Part } from './demo-script.ts'

/** What a page shows of the demo. */
export interface PlayState {
  readonly caption: Caption
  readonly isHeld: boolean
  readonly isOver: boolean
}

/** See the head of this file. */
export interface Play {
  readonly state: () => PlayState
  readonly hold: (on: boolean) => void
  /** Ends it where it is. */
  readonly stop: () => void
  /** Resolves when the last beat is over or it was stopped. */
  readonly ended: Promise<void>
}

/** What is played with. */
export interface PlayTools {
  readonly actors: Readonly<Record<Part, Actor>>
  readonly address: string
  readonly position: string
  /** Called after every change of the state. */
  readonly changed: () => void
}

const SLICE_MS = 50

/** Begins to play. */
export function playScript(script: readonly Beat[], tools: PlayTools): Play {
  const { actors, address, position, changed } = tools
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
      await pause(SLICE_MS)
    }
  }
  const perform = async (beat: Beat): Promise<void> => {
    await hold()
    switch (beat.do) {
      case 'say':
        return show({ caption: beat.caption })
      case 'wait':
        return await wait(beat.ms)
      case 'type':
        return await actors[beat.part].type(beat.text, beat.after, hold)
      case 'both':
        return void (await Promise.all(beat.beats.map(perform)))
      case 'cut':
        return await actors[beat.part].kill()
      case 'alone':
        await actors[beat.part].start()
        return await actors[beat.part].open(position)
      case 'back':
        await actors[beat.part].client().call('network.connect', { address })
    }
  }
  const all = async (): Promise<void> => {
    try {
      for (const beat of script) await perform(beat)
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
    } finally {
      show({ isOver: true })
    }
  }
  return {
    state: () => state,
    hold: (on) => show({ isHeld: on }),
    stop: () => {
      isStopped = true
    },
    ended: all(),
  }
}

/** The play was stopped: no failure. */
class Stopped extends Error {}
