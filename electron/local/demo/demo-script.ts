/** What happens in the demo: who does what when, and which caption is shown. Texts are the members' own; captions are the page's. */
import type { DemoCaption, DemoChapter, DemoPlace } from '../../../shared/api/calls/demo.ts'

/** The demo's members, by the name of their part. */
export type Part = 'amina' | 'layla'

/** One thing that happens. Pauses are in milliseconds; text is typed a character at a time. */
export type Beat =
  /** A chapter begins, and is to be watched there. */
  | { readonly do: 'chapter'; readonly chapter: DemoChapter; readonly place: DemoPlace }
  | { readonly do: 'say'; readonly caption: DemoCaption }
  | { readonly do: 'look'; readonly place: DemoPlace }
  | { readonly do: 'wait'; readonly ms: number }
  /** Types at the end of the paragraph that begins with `after`, or into a new last paragraph. */
  | { readonly do: 'type'; readonly part: Part; readonly text: string; readonly after?: string }
  /** Both at once. */
  | { readonly do: 'both'; readonly beats: readonly Beat[] }
  /** Says on words that are there what the organisation cannot sign without. */
  | { readonly do: 'object'; readonly part: Part; readonly words: string; readonly text: string }
  /** The coordinator settles it. */
  | { readonly do: 'settle'; readonly why: string }
  /** The coordinator closes the text; waits until everybody has it. */
  | { readonly do: 'close'; readonly note: string }
  /** The coordinator opens it again. */
  | { readonly do: 'reopen' }
  /** Answers the text in force for the member's organisation; with an exception if there are words for one. */
  | { readonly do: 'sign'; readonly part: Part; readonly except?: string }
  /** The coordinator records the answer of an organisation that sent it by e-mail. */
  | { readonly do: 'record' }
  /** The coordinator makes the joint submission, whose proof folder is then checked. */
  | { readonly do: 'submit' }
  /** The member's program ends at once. */
  | { readonly do: 'cut'; readonly part: Part }
  /** The member's program starts again, without any network. */
  | { readonly do: 'alone'; readonly part: Part }
  /** The member's program reaches the others again; waits until it does. */
  | { readonly do: 'back'; readonly part: Part }

/** The people, as their cards say. */
export const PARTS: Readonly<Record<Part, { readonly person: string; readonly organisation: string }>> = {
  amina: { person: 'Amina', organisation: 'Budget Watch' },
  layla: { person: 'ليلى', organisation: 'مبادرة الموازنة المفتوحة' },
}

/** Whoever watches: a member who may write and sign like the others. */
export const WATCHER = { person: 'You', organisation: 'Your organisation' } as const

/** An organisation without Chorus: its answer comes by e-mail. */
export const BY_MAIL = { organisation: 'Farmers’ Union', source: 'E-mail of the chair' } as const

/** The position that is written. */
export const POSITION = {
  title: 'Publish the budget every month',
  ask: 'Publish revenue and spending every month, as open data, from June 2027.',
  commitment: 'ZZ0001',
} as const

/** What goes to the government. */
export const SUBMISSION = { title: 'Joint submission of Open Samara', addressees: ['Ministry of Finance'] } as const

const FIRST = 'Citizens see the budget'
const ARABIC = 'نطلب نشر'
const TABLES = 'Tables, not pictures of tables.'
const EXCEPT = 'ما عدا صيغة الملفات.'

const WRITING: readonly Beat[] = [
  { do: 'chapter', chapter: 'writing', place: 'position' },
  { do: 'say', caption: 'begin' },
  { do: 'wait', ms: 2500 },
  { do: 'say', caption: 'first' },
  { do: 'type', part: 'amina', text: `${FIRST} once a year, when it is too late to ask.` },
  { do: 'wait', ms: 800 },
  { do: 'say', caption: 'together' },
  {
    do: 'both',
    beats: [
      { do: 'type', part: 'layla', text: `${ARABIC} أرقام الإيرادات والنفقات كل شهر.` },
      { do: 'type', part: 'amina', after: FIRST, text: ' We ask for monthly figures that anyone can open.' },
    ],
  },
  { do: 'wait', ms: 1500 },
]

const APART: readonly Beat[] = [
  { do: 'chapter', chapter: 'apart', place: 'position' },
  { do: 'say', caption: 'cut' },
  { do: 'cut', part: 'layla' },
  { do: 'wait', ms: 2000 },
  { do: 'alone', part: 'layla' },
  { do: 'say', caption: 'apart' },
  {
    do: 'both',
    beats: [
      { do: 'type', part: 'layla', after: ARABIC, text: ' هذه الكلمات كُتبت بلا اتصال.' },
      { do: 'type', part: 'amina', after: FIRST, text: ` ${TABLES}` },
    ],
  },
  { do: 'wait', ms: 1500 },
  { do: 'say', caption: 'back' },
  { do: 'back', part: 'layla' },
  { do: 'wait', ms: 3000 },
]

const OBJECTION: readonly Beat[] = [
  { do: 'chapter', chapter: 'objection', place: 'remarks' },
  { do: 'say', caption: 'object' },
  { do: 'object', part: 'layla', words: TABLES, text: 'لا يمكننا التوقيع ما لم يُذكر موعد.' },
  { do: 'wait', ms: 6000 },
  { do: 'say', caption: 'settle' },
  { do: 'type', part: 'amina', after: FIRST, text: ' From June 2027.' },
  { do: 'settle', why: 'A date is in.' },
  { do: 'wait', ms: 4500 },
]

const CLOSING: readonly Beat[] = [
  { do: 'chapter', chapter: 'closing', place: 'position' },
  { do: 'say', caption: 'close' },
  { do: 'wait', ms: 3000 },
  { do: 'close', note: 'Agreed in the call' },
  { do: 'say', caption: 'code' },
  { do: 'wait', ms: 6000 },
]

const ANSWERS: readonly Beat[] = [
  { do: 'chapter', chapter: 'answers', place: 'sign-ons' },
  { do: 'say', caption: 'sign' },
  { do: 'wait', ms: 2500 },
  { do: 'sign', part: 'amina' },
  { do: 'wait', ms: 4000 },
  { do: 'say', caption: 'except' },
  { do: 'sign', part: 'layla', except: EXCEPT },
  { do: 'wait', ms: 5000 },
  { do: 'say', caption: 'record' },
  { do: 'record' },
  { do: 'wait', ms: 8000 },
]

const CHANGE: readonly Beat[] = [
  { do: 'chapter', chapter: 'change', place: 'position' },
  { do: 'say', caption: 'reopen' },
  { do: 'wait', ms: 2500 },
  { do: 'reopen' },
  { do: 'type', part: 'amina', after: FIRST, text: ' And every county’s.' },
  { do: 'wait', ms: 1500 },
  { do: 'close', note: 'One sentence more' },
  { do: 'look', place: 'sign-ons' },
  { do: 'say', caption: 'earlier' },
  { do: 'wait', ms: 8000 },
  { do: 'say', caption: 'again' },
  { do: 'sign', part: 'layla', except: EXCEPT },
  { do: 'wait', ms: 4000 },
  { do: 'sign', part: 'amina' },
  { do: 'wait', ms: 2500 },
]

const SUBMITTING: readonly Beat[] = [
  { do: 'chapter', chapter: 'submission', place: 'submission' },
  { do: 'say', caption: 'submission' },
  { do: 'wait', ms: 4000 },
  { do: 'submit' },
  { do: 'wait', ms: 2000 },
  { do: 'say', caption: 'proof' },
  { do: 'wait', ms: 9000 },
  { do: 'say', caption: 'end' },
]

/** The whole of it, about two minutes. */
export const SCRIPT: readonly Beat[] = [...WRITING, ...APART, ...OBJECTION, ...CLOSING, ...ANSWERS, ...CHANGE, ...SUBMITTING]
