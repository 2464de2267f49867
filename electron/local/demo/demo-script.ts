/** What happens in the demo: who writes what when, and which caption is shown. Texts are the members' own; captions are the page's. */
import type { DemoCaption } from '../../../shared/api/calls/demo.ts'

/** The demo's members, by the name of their part. */
export type Part = 'amina' | 'layla'

/** One thing that happens. Pauses are in milliseconds; text is typed a character at a time. */
export type Beat =
  | { readonly do: 'say'; readonly caption: DemoCaption }
  | { readonly do: 'wait'; readonly ms: number }
  /** Types at the end of the paragraph that begins with `after`, or into a new last paragraph. */
  | { readonly do: 'type'; readonly part: Part; readonly text: string; readonly after?: string }
  /** Both at once. */
  | { readonly do: 'both'; readonly beats: readonly Beat[] }
  /** Remarks on words that are there. */
  | { readonly do: 'remark'; readonly part: Part; readonly words: string; readonly text: string }
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

/** Whoever watches: a member who may write like the others. */
export const WATCHER = { person: 'You', organisation: 'Your organisation' } as const

/** The position that is written. */
export const POSITION = {
  title: 'Publish the budget every month',
  ask: 'Publish revenue and spending every month, as open data, from June 2027.',
  commitment: 'ZZ0001',
} as const

const FIRST = 'Citizens see the budget'
const ARABIC = 'نطلب نشر'
const TABLES = 'Tables, not pictures of tables.'

/** The whole of it, about 35 seconds. */
export const SCRIPT: readonly Beat[] = [
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
  { do: 'wait', ms: 1500 },
  { do: 'say', caption: 'remark' },
  { do: 'remark', part: 'layla', words: TABLES, text: 'موافقة تمامًا. ولنطلب ملفات يمكن فتحها بأي برنامج.' },
  { do: 'wait', ms: 3500 },
  { do: 'say', caption: 'end' },
]
