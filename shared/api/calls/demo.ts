/** Calls about the demo: members that live on this computer for some minutes. The program around a host answers them. */
import { z } from 'zod'
import { empty, id } from './fields.ts'

/** What a page says while it plays, in the order in which it comes; `hurry` on the way to a chapter, `failed` when something went wrong. */
export const DEMO_CAPTIONS = [
  'begin',
  'first',
  'together',
  'cut',
  'apart',
  'back',
  'object',
  'settle',
  'close',
  'code',
  'sign',
  'except',
  'record',
  'reopen',
  'earlier',
  'again',
  'submission',
  'proof',
  'end',
  'hurry',
  'failed',
] as const
/** See `DEMO_CAPTIONS`. */
export type DemoCaption = (typeof DEMO_CAPTIONS)[number]

/** Parts that a person may go to, in their order. */
export const DEMO_CHAPTERS = ['writing', 'apart', 'objection', 'closing', 'answers', 'change', 'submission'] as const
/** See `DEMO_CHAPTERS`. */
export type DemoChapter = (typeof DEMO_CHAPTERS)[number]

/** Where it can be watched: the text that is written, the same with its remarks, the matrix, what went out. */
export const DEMO_PLACES = ['position', 'remarks', 'sign-ons', 'submission'] as const
/** See `DEMO_PLACES`. */
export type DemoPlace = (typeof DEMO_PLACES)[number]

const play = z.object({
  caption: z.enum(DEMO_CAPTIONS),
  chapter: z.enum(DEMO_CHAPTERS),
  place: z.enum(DEMO_PLACES),
  /** The code of the text that was closed last; empty before. */
  code: z.string(),
  /** How many signatures the proof folder showed when it was checked; 0 before. */
  signatures: z.int(),
  isHeld: z.boolean(),
  /** On the way to a chapter: everything happens, and nothing waits. */
  isHurrying: z.boolean(),
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
  /** Hurries to where a chapter begins; to one that has begun, in a new text. Throws `not-found` where none plays. */
  'demo.go': { input: z.strictObject({ chapter: z.enum(DEMO_CHAPTERS) }), output: empty },
  /** Ends the demo and answers where the person's own profile is. Throws `not-found` where none plays. */
  'demo.leave': { input: empty, output: address },
} as const
