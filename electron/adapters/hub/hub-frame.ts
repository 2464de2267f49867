/** What hubs say to each other, as JSON text: a nonce, proofs of topics, or a message under a topic. SPEC rules HUB-1, HUB-2. */
import { z } from 'zod'

/** The longest message under a topic, in characters. */
export const MAX_HUB_FRAME = 64 * 1024
/** The most topics that one hub proves to another. */
export const MAX_TOPICS = 64

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const frame = z.union([
  z.strictObject({ nonce: digest }),
  z.strictObject({ topics: z.array(digest).max(MAX_TOPICS) }),
  z.strictObject({ topic: z.string().length(64), data: z.string().max(MAX_HUB_FRAME) }),
])

/** See the head of this file. */
export type HubFrame = z.infer<typeof frame>

/** Reads a frame; undefined for anything else. Never throws. */
export function decodeHubFrame(text: string): HubFrame | undefined {
  if (text.length > MAX_HUB_FRAME * 2) return undefined
  try {
    const parsed = frame.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
