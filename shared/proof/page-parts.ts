/** Ids of the parts of the check page that its program fills or reads. */
export const PAGE_PARTS = { data: 'proof', result: 'result', files: 'files', compared: 'compared' } as const
