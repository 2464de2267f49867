/** When its author says that an act was done: shown to people, decides nothing. SPEC rule META-7. */
import { z } from 'zod'

/** By the author's clock, in milliseconds since 1970-01-01T00:00Z; whatever no calendar has is refused. */
export const moment = z.int().min(0).max(8_640_000_000_000_000)
