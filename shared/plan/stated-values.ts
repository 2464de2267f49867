/** Reads the few values that have a meaning of their own from the source's wording, only where the wording is certain. */
import { plainName } from './header-names.ts'

/** Completion as OGP's reviewers grade it. */
export type Completion = 'no_evidence' | 'not_started' | 'limited' | 'substantial' | 'complete'

/** OGP's values. */
export type OgpValue = 'access_to_information' | 'civic_participation' | 'public_accountability' | 'technology_innovation'

const COMPLETIONS: Readonly<Record<Completion, readonly string[]>> = {
  no_evidence: ['no evidence', 'no evidence available', 'aucune preuve', 'aucune preuve disponible', 'sin evidencia'],
  not_started: [
    'not started',
    'non commence',
    'pas commence',
    'non demarre',
    'pas demarre',
    'no iniciado',
    'sin iniciar',
    'لم يبدا',
    'لم يبدا بعد',
  ],
  limited: ['limited', 'limite', 'limitee', 'limitado', 'limitada', 'محدود'],
  substantial: ['substantial', 'substantiel', 'substantielle', 'sustancial', 'كبير'],
  complete: [
    'complete',
    'completed',
    'fully complete',
    'termine',
    'terminee',
    'acheve',
    'achevee',
    'completo',
    'completado',
    'completada',
    'cumplido',
    'مكتمل',
  ],
}

/** The completion a wording states, or undefined where it is not certain: *In Progress* may be limited or substantial. */
export function completionOf(wording: string): Completion | undefined {
  const plain = plainName(wording)
  const found = Object.entries(COMPLETIONS).find(([, names]) => names.includes(plain))?.[0]
  return found !== undefined && isCompletion(found) ? found : undefined
}

const isCompletion = (name: string): name is Completion => Object.hasOwn(COMPLETIONS, name)

/**
 * The agencies named in one cell, in order, each once. Semicolons, bars and line breaks separate, and a list in JSON is read as such; commas and
 * slashes do not, because names hold them.
 */
export function agenciesIn(cell: string): readonly string[] {
  const parts = cell.split(/[;|\r\n؛]+/).flatMap((part) => jsonList(part.trim()) ?? [part])
  return [...new Set(parts.map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== ''))]
}

function jsonList(text: string): readonly string[] | undefined {
  if (!/^\[\s*"/.test(text)) return undefined
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) && list.every((entry) => typeof entry === 'string') ? list : undefined
  } catch {
    return undefined // brackets that are not JSON are part of a name
  }
}

/** True for 1, yes and the like, false for 0 and no; undefined for ND, NA, blank and everything else. */
export function truthOf(cell: string): boolean | undefined {
  const plain = plainName(cell)
  if (['1', 'yes', 'y', 'true', 'x', 'oui', 'vrai', 'si', 'verdadero', 'نعم'].includes(plain)) return true
  return ['0', 'no', 'n', 'false', 'non', 'faux', 'falso', 'لا'].includes(plain) ? false : undefined
}

const VALUE_NAMES: Readonly<Record<OgpValue, readonly string[]>> = {
  access_to_information: ['access to information', 'transparency', 'acces a l information', 'acceso a la informacion'],
  civic_participation: ['civic participation', 'public participation', 'participation citoyenne', 'participacion ciudadana'],
  public_accountability: ['public accountability', 'accountability', 'redevabilite', 'rendicion de cuentas'],
  technology_innovation: ['technology', 'innovation', 'technologie', 'tecnologia'],
}

/** OGP's values that a list in one cell names. */
export function valuesIn(cell: string): readonly OgpValue[] {
  const plain = ` ${plainName(cell)} `
  return OGP_VALUES.filter((value) => VALUE_NAMES[value].some((name) => plain.includes(` ${name} `)))
}

/** OGP's values in OGP's order. */
export const OGP_VALUES: readonly OgpValue[] = [
  'access_to_information',
  'civic_participation',
  'public_accountability',
  'technology_innovation',
]
