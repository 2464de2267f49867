/** The Arabic catalogue: every feature's file of its folder. */
import { join } from './join.ts'

/** All Arabic messages by id. */
export const ar = join(import.meta.glob<Record<string, string>>('./ar/*.json', { eager: true, import: 'default' }))
