/** Imported before anything that makes schemas: pages may not evaluate code, and may not even try. */
import { z } from 'zod'

z.config({ jitless: true })
