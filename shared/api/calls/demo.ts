/** Calls about the demo: members that live on this computer for a minute. The program around a host answers them. */
import { z } from 'zod'
import { empty, id } from './fields.ts'

/** What a page says while it plays, in the order in which it comes; the last one only when something went wrong. */
export const DEMO_CAPTIONS = ['begin', 'first', 'together', 'cut', 'apart', 'back', 'remark', 'end', 'failed'] as const
/** See `DEMO_CAPTIONS`. */
export type DemoCaption = (typeof DEMO_CAPTIONS)[number]

const play = z.object({
  caption: z.enum(DEMO_CAPTIONS),
  isHeld: z.boolean(),
  isOver: z.boolean(),
  /** The text in which it plays: another one each time. */
  position: id,
})
const address = z.object({
  /** Lets this browser in, once, within some minutes. */
  address: z.string(),
})

/** See the head of this file. */
export const demoCalls = {
  /** Whether a demo can begin here, and the one that plays in this profile. Topic `demo`. */
  'demo.show': { input: empty, output: z.object({ canBegin: z.boolean(), play: play.nullable() }) },
  /** Sets the scene: some seconds. Throws `not-found` where there is no demo, `unreachable` when its members could not start. */
  'demo.begin': { input: empty, output: address },
  /** Holds the play where it is, or lets it go on. Throws `not-found` where none plays. */
  'demo.hold': { input: z.strictObject({ on: z.boolean() }), output: empty },
  /** Plays it once more, in a new text. Throws `not-found` where none plays. */
  'demo.again': { input: empty, output: empty },
  /** Ends the demo and answers where the person's own profile is. Throws `not-found` where none plays. */
  'demo.leave': { input: empty, output: address },
} as const
