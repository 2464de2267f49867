/** The pipe to the host, whichever shell this page is in. */
import type { Pipe } from '../../shared/api/pipe.ts'
import type { ShellMessage } from '../../shared/desktop/shell-messages.ts'
import { askForPorts } from '../shell/desktop-pipe.ts'
import { openPagePipe } from './page-pipe.ts'

/** See the head of this file. */
export interface HostPipes {
  /** Resolves with a pipe that can be used: the next one that the desktop shell gives, or a new one to the local web server. */
  readonly open: () => Promise<Pipe>
  /** Tells the desktop shell something, at once or as soon as it listens; without one nothing happens. */
  readonly tellShell: (message: ShellMessage) => void
}

/** Asks the desktop shell for ports where there is one. Call once per page. */
export function findHost(): HostPipes {
  const given: Pipe[] = []
  let wanted: ((pipe: Pipe) => void) | undefined
  let tell: ((message: ShellMessage) => void) | undefined
  let untold: ShellMessage | undefined
  const isDesktop = askForPorts({
    host: (pipe) => {
      if (wanted) wanted(pipe)
      else given.splice(0, given.length, pipe)
      wanted = undefined
    },
    shell: (say) => {
      tell = say
      if (untold) say(untold)
    },
  })
  const next = (): Promise<Pipe> => {
    const pipe = given.shift()
    if (pipe) return Promise.resolve(pipe)
    return new Promise((resolve) => {
      wanted = resolve
    })
  }
  const tellShell = (message: ShellMessage): void => {
    untold = message
    tell?.(message)
  }
  return { open: isDesktop ? next : openPagePipe, tellShell }
}
