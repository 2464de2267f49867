/** The English catalogue: one file per feature, joined here; its ids are the type of all messages. */
import editor from './en/editor.json'
import kit from './en/kit.json'
import layout from './en/layout.json'
import position from './en/position.json'
import remarks from './en/remarks.json'

/** A new feature adds its English file here; files of the other languages are found by themselves. */
export const en = { ...kit, ...layout, ...editor, ...position, ...remarks }
