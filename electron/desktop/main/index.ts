/** The desktop shell, in order: one instance, pages from a list, no powers, no ways out, a host of its own, two windows, menu and tray. */
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  safeStorage,
  session,
  shell,
  Tray,
  utilityProcess,
} from 'electron'
import { ENGLISH_SHELL_TEXTS } from '../../../shared/desktop/shell-messages.ts'
import { readAnswers } from './answers.ts'
import { createLinkOffer } from './external-links.ts'
import { type HostSupervisor, superviseHost } from './host-supervisor.ts'
import { keyringName, useKeyring } from './keyring.ts'
import { isOnlyOne, keepAlive } from './lifecycle.ts'
import { menuTemplate } from './menu.ts'
import { guardNavigation } from './navigation.ts'
import { limitPermissions } from './permissions.ts'
import { placesFrom, profileDirectory } from './places.ts'
import { openPortOffice } from './ports.ts'
import { OWN_SCHEME, servePages } from './scheme.ts'
import { labelTray } from './tray.ts'
import { openInterface, openNetwork } from './windows.ts'

const places = placesFrom(import.meta.dirname)
const debug = process.env['CHORUS_LOG'] !== undefined
let texts = ENGLISH_SHELL_TEXTS

app.enableSandbox()
protocol.registerSchemesAsPrivileged([OWN_SCHEME])
if (isOnlyOne(app)) void app.whenReady().then(run)
else app.quit()

async function run(): Promise<void> {
  servePages(protocol, readAnswers({ interface: places.interfacePages, network: places.networkPages }))
  limitPermissions(session.defaultSession)
  guardNavigation(
    app,
    createLinkOffer(dialog, shell, () => texts),
  )

  const tools = { Window: BrowserWindow, preloads: { interface: places.interfacePreload, network: places.networkPreload }, debug }
  const host: HostSupervisor = superviseHost({
    fork: utilityProcess.fork,
    path: places.hostProcess,
    begin: {
      type: 'begin',
      directory: profileDirectory(process.env),
      keyring: await keyringName(safeStorage, process.platform),
      debug,
    },
    keyring: (question) => useKeyring(safeStorage, question),
    ready: () => office.renew(),
    failed: (message) => {
      dialog.showErrorBox(texts.cannotStart, message)
      app.quit()
    },
    after: (delayMs, work) => void setTimeout(work, delayMs),
    now: Date.now,
  })
  const office = openPortOffice(ipcMain, {
    Channel: MessageChannelMain,
    host: () => host,
    contentsOf: (kind) => (kind === 'interface' ? pages : network).webContents,
    told: (message) => {
      texts = message.texts
      label()
    },
  })
  const pages = openInterface(tools)
  const network = openNetwork(tools)
  const tray = new Tray(places.trayIcon)
  const acts = { open: () => pages.show(), quit: () => app.quit() }
  const label = (): void => {
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(texts, debug)))
    labelTray(tray, texts, acts, Menu.buildFromTemplate)
  }
  label()
  tray.on('click', acts.open)
  keepAlive(app, pages, host.end)
}
