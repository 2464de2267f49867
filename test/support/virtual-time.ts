/** Time that a test owns: see the adapter, which seeds use as well. */
export { createVirtualTime, type VirtualTime } from '../../electron/adapters/memory/virtual-time.ts'
