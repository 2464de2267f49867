/** The English catalogue: one file per feature, joined here; its ids are the type of all messages. */
import kit from './en/kit.json'
import layout from './en/layout.json'

/** A new feature adds its English file here; files of the other languages are found by themselves. */
export const en = { ...kit, ...layout }
