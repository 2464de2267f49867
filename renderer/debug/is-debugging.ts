/** Whether this page was opened with `?debug`. */

/** True for `/?debug` and for `/#/anywhere?debug`. */
export const isDebugging = (): boolean => new URLSearchParams(location.search).has('debug') || location.hash.endsWith('?debug')
