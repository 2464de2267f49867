/** What may hinder making an edition of the joint submission. */

/** See the head of this file. Those about a position name it. */
export const OBSTACLE_CODES = [
  'nothing-chosen',
  'no-title',
  'open',
  'withdrawn',
  'no-number',
  'name-missing',
  'own-organisation-hidden',
  'text-names-hidden',
  'cover-names-hidden',
  'annex-names-hidden',
] as const
/** See `OBSTACLE_CODES`. */
export type ObstacleCode = (typeof OBSTACLE_CODES)[number]
