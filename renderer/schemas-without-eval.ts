/** Schemas must not try to compile themselves: pages may not evaluate code. Imported before every module that makes a schema. */
import { z } from 'zod'

z.config({ jitless: true })
