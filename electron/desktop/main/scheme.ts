/** Serves the shell's own scheme. */
import type { CustomScheme, Protocol } from 'electron'
import { SCHEME } from './addresses.ts'
import { answerTo, type PageFiles } from './answers.ts'

/** To be registered before the program is ready: pages of it are secure origins with module scripts, and nothing of a file's powers. */
export const OWN_SCHEME: CustomScheme = { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }

/** Answers every request of pages from the list. */
export function servePages(protocol: Protocol, files: PageFiles): void {
  protocol.handle(SCHEME, ({ method, url }) => {
    const { status, headers, body } = answerTo(files, method, url)
    return new Response(body, { status, headers })
  })
}
