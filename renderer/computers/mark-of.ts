/** A short mark by which people tell computers apart. */

/** The first eight characters of a computer's id, in fours: `3f2a 91c0`. */
export const markOf = (id: string): string => `${id.slice(0, 4)} ${id.slice(4, 8)}`
