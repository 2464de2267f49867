/** The menu: editing, the size of text, quitting; loading again and the tools of developers only where debugging was asked for. */
import type { MenuItemConstructorOptions } from 'electron'
import type { ShellTexts } from '../../../shared/desktop/shell-messages.ts'

/** The menu's template in the words given. */
export function menuTemplate(texts: ShellTexts, debug: boolean): MenuItemConstructorOptions[] {
  const developing: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload', label: texts.reload },
    { role: 'toggleDevTools' },
  ]
  return [
    { label: 'Chorus', submenu: [{ role: 'quit', label: texts.quit }] },
    {
      label: texts.edit,
      submenu: [
        { role: 'undo', label: texts.undo },
        { role: 'redo', label: texts.redo },
        { type: 'separator' },
        { role: 'cut', label: texts.cut },
        { role: 'copy', label: texts.copy },
        { role: 'paste', label: texts.paste },
        { role: 'selectAll', label: texts.selectAll },
      ],
    },
    {
      label: texts.view,
      submenu: [
        { role: 'zoomIn', label: texts.larger },
        { role: 'zoomOut', label: texts.smaller },
        { role: 'resetZoom', label: texts.normalSize },
        ...(debug ? developing : []),
      ],
    },
  ]
}
