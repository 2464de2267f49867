/** What a government answers to a position of an edition. SPEC rules RESP-1, RESP-2. */

/** Kinds of answers, as ministries have given them; that none came is not among them. */
export const RESPONSE_RESULTS = [
  'accepted',
  'partly_accepted',
  'already_exists',
  'outside_competence',
  'needs_legislation',
  'needs_discussion',
  'rejected',
] as const
/** See `RESPONSE_RESULTS`. */
export type ResponseResult = (typeof RESPONSE_RESULTS)[number]

/** An answer as a government wrote it. */
export interface StatedResponse {
  /** Null where its words are none of these, and nobody said which they mean. */
  readonly result: ResponseResult | null
  readonly words: string
  readonly reason: string
  /** Who answered. */
  readonly unit: string
  /** ISO 8601 date where it is one, else as it was written. */
  readonly on: string
}

/** True where two say the same. */
export const isSameResponse = (a: StatedResponse, b: StatedResponse): boolean =>
  a.result === b.result && a.words === b.words && a.reason === b.reason && a.unit === b.unit && a.on === b.on

/** Words for each kind of answer, in the four languages, as they are compared: small letters, single spaces, nothing behind. */
const WORDS: { readonly [R in ResponseResult]: readonly string[] } = {
  accepted: [
    'accepted',
    'agreed',
    'yes',
    'acceptée',
    'acceptee',
    'accepté',
    'accepte',
    'oui',
    'aceptada',
    'aceptado',
    'sí',
    'si',
    'مقبول',
    'مقبولة',
    'نعم',
  ],
  partly_accepted: [
    'partly accepted',
    'accepted in part',
    'partially accepted',
    'partly',
    'partially',
    'in part',
    'acceptée en partie',
    'partiellement acceptée',
    'partiellement',
    'en partie',
    'aceptada en parte',
    'parcialmente aceptada',
    'parcialmente',
    'en parte',
    'مقبول جزئيا',
    'مقبولة جزئيا',
    'جزئيا',
  ],
  already_exists: [
    'already exists',
    'exists already',
    'already done',
    'existe déjà',
    'déjà fait',
    'ya existe',
    'ya se hace',
    'موجود',
    'قائم بالفعل',
  ],
  outside_competence: [
    'outside our competence',
    'outside competence',
    'not our competence',
    'hors de notre compétence',
    'hors compétence',
    'fuera de nuestra competencia',
    'fuera de competencia',
    'خارج اختصاصنا',
    'خارج الاختصاص',
  ],
  needs_legislation: [
    'needs legislation',
    'needs a law',
    'nécessite une loi',
    'exige une loi',
    'requiere una ley',
    'necesita una ley',
    'يحتاج إلى تشريع',
    'يتطلب تشريعا',
  ],
  needs_discussion: [
    'needs discussion',
    'under consideration',
    'to be discussed',
    'à discuter',
    'à l’étude',
    "à l'étude",
    'por discutir',
    'en estudio',
    'يحتاج إلى نقاش',
    'قيد الدراسة',
  ],
  rejected: [
    'rejected',
    'not accepted',
    'refused',
    'no',
    'rejetée',
    'refusée',
    'rejeté',
    'refusé',
    'non',
    'rechazada',
    'rechazado',
    'مرفوض',
    'مرفوضة',
    'لا',
  ],
}

/** The kind that words name by themselves; null for a sentence, which a person reads. */
export function resultOf(words: string): ResponseResult | null {
  const said = words
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\s*[.!]$/u, '')
  return RESPONSE_RESULTS.find((result) => WORDS[result].includes(said)) ?? null
}
