/** What a host tells its guests unasked: which answers may have changed. */
import { z } from 'zod'

/** Parts of what a host knows; a page asks again for what it shows of them. */
export const topics = [
  'profile',
  'settings',
  'coalition',
  'members',
  'requests',
  'plan',
  'positions',
  'texts',
  'looks',
  'remarks',
  'signons',
  'delivery',
  'network',
  'bringing',
  'folders',
  'demo',
] as const
/** See `topics`. */
export type Topic = (typeof topics)[number]

/** The one kind of event there is: these topics changed, in this coalition or in the profile. */
export const hostEvent = z.strictObject({
  event: z.literal('changed'),
  coalition: z.string().nullable(),
  topics: z.array(z.enum(topics)).max(topics.length),
})
/** See `hostEvent`. */
export type HostEvent = z.infer<typeof hostEvent>
