/** Keys of the editor that TipTap's own extensions do not bind, and how keys are printed for people. */
import { Extension } from '@tiptap/core'
import { DEEDS } from './deeds.ts'

/** What keys in the text ask of the page around it. */
export interface PageDeeds {
  /** Begins a remark on what is selected. */
  readonly onRemark: () => void
  readonly onHelp: () => void
  /** Moves the focus to the toolbar. */
  readonly onTools: () => void
}

/** Binds link and footnote, and what is the page's to do. */
export const createKeys = ({ onRemark, onHelp, onTools }: PageDeeds): Extension =>
  Extension.create({
    name: 'keys',
    addKeyboardShortcuts: () => ({
      'Mod-Shift-k': ({ editor }) => done(() => DEEDS.link.run(editor)),
      'Mod-Alt-f': ({ editor }) => done(() => DEEDS.footnote.run(editor)),
      'Mod-Alt-m': () => done(onRemark),
      'Mod-/': () => done(onHelp),
      'Alt-F10': () => done(onTools),
    }),
  })

/** The keys that begin a remark, as the browser tells them. */
export const isRemarkKey = ({ altKey, ctrlKey, metaKey, code }: KeyboardEvent): boolean => altKey && (ctrlKey || metaKey) && code === 'KeyM'

function done(deed: () => void): true {
  deed()
  return true
}

/** `Mod-Shift-K` as the keys are labelled: on a Mac `⌘ ⇧ K`, elsewhere `Ctrl Shift K`. */
export function printedKeys(keys: string, isMac: boolean = /Mac|iPhone|iPad/.test(navigator.userAgent)): readonly string[] {
  const names: Readonly<Record<string, string>> = isMac ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' } : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' }
  return keys.split('-').map((key) => names[key] ?? key)
}
