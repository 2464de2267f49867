/** What the interface tells the desktop shell, which has no words of its own but these. */
import { z } from 'zod'

const words = z.string().min(1).max(120)

/** The words of menus, the tray and the shell's few questions, in the person's language. */
export const shellTexts = z.strictObject({
  keepsPassing: words,
  open: words,
  quit: words,
  edit: words,
  undo: words,
  redo: words,
  cut: words,
  copy: words,
  paste: words,
  selectAll: words,
  view: words,
  larger: words,
  smaller: words,
  normalSize: words,
  reload: words,
  openAddress: words,
  openInBrowser: words,
  cancel: words,
  cannotStart: words,
})
/** See `shellTexts`. */
export type ShellTexts = z.infer<typeof shellTexts>

/** Until the interface has told others. */
export const ENGLISH_SHELL_TEXTS: ShellTexts = {
  keepsPassing: 'Chorus keeps passing texts on',
  open: 'Open Chorus',
  quit: 'Quit Chorus',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: 'View',
  larger: 'Larger',
  smaller: 'Smaller',
  normalSize: 'Normal size',
  reload: 'Load again',
  openAddress: 'Open this address in your browser?',
  openInBrowser: 'Open in browser',
  cancel: 'Cancel',
  cannotStart: 'Chorus cannot start',
}

/** Everything the interface may tell the shell. */
export const shellMessage = z.strictObject({ type: z.literal('texts'), texts: shellTexts })
/** See `shellMessage`. */
export type ShellMessage = z.infer<typeof shellMessage>
