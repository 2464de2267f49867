/** What happens in the demo: who writes what when, and which caption is shown. Texts are the members' own; captions are the page's. */

/** Captions that the page knows in every language, in the order in which they are shown. */
export const CAPTIONS = ['begin', 'amina-writes', 'together', 'line-cut', 'apart', 'line-back', 'end'] as const
/** See `CAPTIONS`. */
export type Caption = (typeof CAPTIONS)[number]

/** The demo's members, by the name of their part. */
export type Part = 'amina' | 'layla'

/** One thing that happens. Pauses are in milliseconds; text is typed a character at a time. */
export type Beat =
  | { readonly do: 'say'; readonly caption: Caption }
  | { readonly do: 'wait'; readonly ms: number }
  /** Types at the end of the paragraph that begins with `after`, or into a new last paragraph. */
  | { readonly do: 'type'; readonly part: Part; readonly text: string; readonly after?: string }
  /** Both at once. */
  | { readonly do: 'both'; readonly beats: readonly Beat[] }
  | { readonly do: 'cut'; readonly part: Part }
  /** The member goes on without any network. */
  | { readonly do: 'alone'; readonly part: Part }
  | { readonly do: 'back'; readonly part: Part }

/** The people, as their cards say. */
export const PARTS: Readonly<Record<Part, { readonly person: string; readonly organisation: string }>> = {
  amina: { person: 'Amina', organisation: 'Budget Watch' },
  layla: { person: 'ليلى', organisation: 'مبادرة الموازنة المفتوحة' },
}

/** The position that is written. */
export const POSITION = {
  title: 'Publish the budget every month',
  ask: 'Publish revenue and spending every month, as open data, from June 2027.',
  commitment: 'ZZ0001',
} as const

const FIRST = 'Citizens see the budget'
const ARABIC = 'نطلب نشر'

/** The whole of it, about 40 seconds. */
export const SCRIPT: readonly Beat[] = [
  { do: 'say', caption: 'begin' },
  { do: 'wait', ms: 2500 },
  { do: 'say', caption: 'amina-writes' },
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
  { do: 'say', caption: 'line-cut' },
  { do: 'cut', part: 'layla' },
  { do: 'wait', ms: 2000 },
  { do: 'alone', part: 'layla' },
  { do: 'say', caption: 'apart' },
  {
    do: 'both',
    beats: [
      { do: 'type', part: 'layla', after: ARABIC, text: ' هذه الكلمات كُتبت بلا اتصال.' },
      { do: 'type', part: 'amina', after: FIRST, text: ' Tables, not pictures of tables.' },
    ],
  },
  { do: 'wait', ms: 1500 },
  { do: 'say', caption: 'line-back' },
  { do: 'back', part: 'layla' },
  { do: 'wait', ms: 5000 },
  { do: 'say', caption: 'end' },
]
