/** Opens a web address in the person's browser, after they saw it whole. */
import type { Dialog, Shell } from 'electron'
import type { ShellTexts } from '../../../shared/desktop/shell-messages.ts'

const OPEN = 1

/** Asks one question at a time; further addresses are dropped meanwhile. */
export function createLinkOffer(dialog: Dialog, shell: Shell, texts: () => ShellTexts): (address: string) => void {
  let isAsking = false
  const ask = async (address: string): Promise<void> => {
    const { openAddress, openInBrowser, cancel } = texts()
    const question = { message: openAddress, detail: address, buttons: [cancel, openInBrowser], defaultId: 0, cancelId: 0, noLink: true }
    const { response } = await dialog.showMessageBox(question)
    if (response === OPEN) await shell.openExternal(address)
  }
  return (address) => {
    if (isAsking) return
    isAsking = true
    void ask(address).finally(() => {
      isAsking = false
    })
  }
}
