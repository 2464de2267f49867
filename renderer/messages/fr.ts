/** The French catalogue: every feature's file of its folder. */
import { join } from './join.ts'

/** All French messages by id. */
export const fr = join(import.meta.glob<Record<string, string>>('./fr/*.json', { eager: true, import: 'default' }))
