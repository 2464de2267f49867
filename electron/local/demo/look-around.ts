/** [Look around]: begins a demo for whoever asks at a host with pages, in the same process. */
import { type DemoDesk, NO_DEMO } from '../../host/demo-desk.ts'
import { type Demo, type DemoConfig, openDemo } from './demo.ts'

/** See the head of this file. */
export interface LookAround {
  readonly desk: DemoDesk
  readonly close: () => Promise<void>
}

/** Nobody has asked yet. Each asking begins a demo of its own and ends the one before. */
export function createLookAround(config: DemoConfig): LookAround {
  let demo: Promise<Demo> | undefined

  const close = async (): Promise<void> => {
    const open = demo
    demo = undefined
    await (await open?.catch(() => undefined))?.close()
  }
  const begin = async (): Promise<{ address: string }> => {
    await close()
    demo = openDemo(config)
    return { address: (await demo).pageAddress() }
  }
  const handlers = { ...NO_DEMO.handlers, 'demo.show': () => ({ canBegin: true, play: null }), 'demo.begin': begin }
  return { desk: { handlers, listen: NO_DEMO.listen }, close }
}
