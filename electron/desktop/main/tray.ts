/** The sign beside the clock that Chorus is still there, passing texts on, when its window is closed. */
import type { MenuItemConstructorOptions, Tray } from 'electron'
import type { ShellTexts } from '../../../shared/desktop/shell-messages.ts'

/** What the sign's menu does. */
export interface TrayActs {
  readonly open: () => void
  readonly quit: () => void
}

/** The sign's menu: what Chorus does, and two things to do about it. */
export const trayTemplate = (texts: ShellTexts, acts: TrayActs): MenuItemConstructorOptions[] => [
  { label: texts.keepsPassing, enabled: false },
  { type: 'separator' },
  { label: texts.open, click: acts.open },
  { label: texts.quit, click: acts.quit },
]

/** Puts words on the sign. */
export function labelTray(
  tray: Tray,
  texts: ShellTexts,
  acts: TrayActs,
  menuOf: (template: MenuItemConstructorOptions[]) => Electron.Menu,
): void {
  tray.setToolTip(texts.keepsPassing)
  tray.setContextMenu(menuOf(trayTemplate(texts, acts)))
}
