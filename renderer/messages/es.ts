/** The Spanish catalogue: every feature's file of its folder. */
import { join } from './join.ts'

/** All Spanish messages by id. */
export const es = join(import.meta.glob<Record<string, string>>('./es/*.json', { eager: true, import: 'default' }))
