/** Tells the schema library before its first schema that nothing is evaluated here: its probe alone would violate the content policy. */
import { z } from 'zod'

z.config({ jitless: true })
