/** Time as the core sees it: injected, so that tests and simulations own it. */
export type { Clock, Timer } from '../../../shared/clock.ts'
