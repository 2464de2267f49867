/** How an edition is handed over, and what came back. SPEC rules SUB-7, SUB-8. */

/** See the head of this file. */
export const CHANNELS = ['e-mail', 'portal', 'hand', 'post'] as const
/** See `CHANNELS`. */
export type Channel = (typeof CHANNELS)[number]

/** `receipt`: whoever got it said so. `bounce`: it came back, so it was not sent. */
export const SENDING_RESULTS = ['receipt', 'bounce'] as const
/** See `SENDING_RESULTS`. */
export type SendingResult = (typeof SENDING_RESULTS)[number]
