/** The demo as pages see it: its members and its play, the profile of whoever watches with its pages, and the way out of it. */
import { setTimeout as pause } from 'node:timers/promises'
import { DEMO_CHAPTERS, type DemoChapter } from '../../../shared/api/calls/demo.ts'
import { type Call, createClient } from '../../../shared/api/client.ts'
import { createMemoryPipePair } from '../../../shared/api/memory-pipe.ts'
import type { Log } from '../../core/ports/log.ts'
import { type DemoDesk, NO_DEMO } from '../../host/demo-desk.ts'
import { serveGuest } from '../../host/guest.ts'
import { openPagesHost, type PagesHost } from '../pages-host.ts'
import { SCRIPT } from './demo-script.ts'
import { type Play, playScript } from './play.ts'
import { type Stage, setStage } from './stage.ts'

/** How the demo is played. */
export interface DemoConfig {
  /** The folder of the built pages. */
  readonly pages: string
  readonly log: Log
  /** Opens the person's own profile and answers an address of it. */
  readonly ownAddress: () => Promise<string>
  /** Between two strokes of a member. */
  readonly strokeMs?: number | undefined
  /** Waits last so many times what the script says. */
  readonly pace?: number | undefined
}

/** See the head of this file. */
export interface Demo {
  /** An address that lets one browser in. */
  readonly pageAddress: () => string
  /** Ends the members' programs, closes the pages and removes the profiles. It does so itself when it was left and its last page is gone. */
  readonly close: () => Promise<void>
}

const STROKE_MS = 60

/** Sets the scene; it begins to play when the first page asks. Throws `unreachable` when the members could not start. */
export async function openDemo(config: DemoConfig): Promise<Demo> {
  const { pages, log } = config
  const reportBug = (error: unknown): void => log.warn('demo', { error: error instanceof Error ? (error.stack ?? '') : String(error) })
  let watching: PagesHost | undefined
  const openWatcher = async (directory: string): Promise<Call> => {
    watching = await openPagesHost({ directory, pages, port: 0, log, demo: performance.desk })
    const [here, there] = createMemoryPipePair()
    serveGuest(there, { door: watching.door, reportBug })
    return createClient(here).call
  }
  const performance = createPerformance(config, { stage: () => stage, reportBug, left: () => void close() })
  const stage = await setStage({ openWatcher, closeWatcher: async () => await watching?.close() })
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    closing ??= performance.end().then(stage.strike)
    return closing
  }
  try {
    await performance.prepare()
  } catch (error) {
    await close()
    throw error
  }
  return { pageAddress: () => watching?.pageAddress() ?? '', close }
}

interface PerformanceTools {
  readonly stage: () => Stage
  readonly reportBug: (error: unknown) => void
  /** The demo was left and its last page is gone. */
  readonly left: () => void
}

/** One play after the other on one stage, and the desk where pages ask for them. */
function createPerformance({ pace = 1, strokeMs = STROKE_MS, ownAddress }: DemoConfig, { stage, reportBug, left }: PerformanceTools) {
  const guests = new Set<() => void>()
  let nextText: string | undefined
  let play: Play | undefined
  let setting: Promise<void> | undefined
  let isLeft = false

  const changed = (): void => {
    for (const tell of [...guests]) tell()
  }
  const prepare = async (): Promise<void> => {
    nextText = await stage().newText()
  }
  const begin = (position: string): void => {
    nextText = undefined
    play = playScript(SCRIPT, { stage: stage(), position, pace, strokeMs, pause, changed, reportBug })
  }
  /** A scene that is being set is not left half-way. */
  const end = async (): Promise<void> => {
    await setting?.catch(() => undefined)
    await play?.stop()
  }
  const setAgain = async (): Promise<void> => {
    await play?.stop()
    begin(await stage().newText())
    changed()
  }
  const again = async (): Promise<void> => {
    setting ??= setAgain().finally(() => {
      setting = undefined
    })
    await setting
  }
  /** What has begun is not undone: everything happened. */
  const go = async (chapter: DemoChapter): Promise<void> => {
    const isAhead = play && !play.state().isOver && DEMO_CHAPTERS.indexOf(chapter) > DEMO_CHAPTERS.indexOf(play.state().chapter)
    if (!isAhead) await again()
    if (chapter !== DEMO_CHAPTERS[0]) play?.hurryTo(chapter)
  }
  const listen: DemoDesk['listen'] = (tell) => {
    guests.add(tell)
    return () => {
      guests.delete(tell)
      if (isLeft && guests.size === 0) left()
    }
  }
  const handlers: DemoDesk['handlers'] = {
    ...NO_DEMO.handlers,
    'demo.show': () => {
      if (!play && nextText !== undefined) begin(nextText)
      return { canBegin: false, play: play ? { ...play.state(), position: play.position } : null }
    },
    'demo.hold': ({ on }) => {
      play?.hold(on)
      return {}
    },
    'demo.again': async () => {
      await again()
      return {}
    },
    'demo.go': async ({ chapter }) => {
      await go(chapter)
      return {}
    },
    'demo.leave': async () => {
      const address = await ownAddress()
      await end()
      isLeft = true
      return { address }
    },
  }
  return { desk: { handlers, listen }, prepare, end }
}
