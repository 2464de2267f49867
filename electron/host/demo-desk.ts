/** Who answers about the demo: the program around a host, to every page and program that asks. */
import type { HandlersOf } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { DemoMethod } from './handlers/groups.ts'

/** See the head of this file. */
export interface DemoDesk {
  readonly handlers: HandlersOf<DemoMethod>
  /** A guest hears when an answer of `demo.show` changed, until it calls what this returns, which it does when it is gone. */
  readonly listen: (changed: () => void) => () => void
}

const absent = (): never => {
  throw new AppError('not-found', 'There is no demo here. Start it: npm run demo')
}

/** Where no demo plays and none can begin. */
export const NO_DEMO: DemoDesk = {
  handlers: {
    'demo.show': () => ({ canBegin: false, play: null }),
    'demo.begin': absent,
    'demo.hold': absent,
    'demo.again': absent,
    'demo.go': absent,
    'demo.leave': absent,
  },
  listen: () => () => undefined,
}
