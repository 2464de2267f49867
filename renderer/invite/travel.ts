/** How texts travel between two organisations. */

/** As files by hand, through a folder both have, or over an address that can be reached. */
export type Travel = 'envelopes' | 'folder' | 'address'

/** All ways; the one that always works first. */
export const WAYS_TO_TRAVEL: readonly Travel[] = ['envelopes', 'folder', 'address']
