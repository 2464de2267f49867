/** How published tables name their columns: OGP's own names first, then those seen in English, French, Spanish and Arabic. */
import type { PlanField } from './fields.ts'

/**
 * Names by field, in the form `plainName` gives. The first of a field are OGP's own (the commitments table of its data dashboard);
 * the others come from published tables and from the questions of the action plan form.
 */
export const HEADER_NAMES: Readonly<Record<PlanField, readonly string[]>> = {
  planId: ['plan id', 'nap id', 'action plan id', 'plan', 'action plan', 'plan d action', 'plan de accion'],
  planPeriod: ['plan period', 'period', 'nap period', 'action plan cycle', 'periode', 'periode du plan', 'periodo', 'periodo del plan'],
  planNumber: ['action plan number', 'plan number', 'nap number', 'numero du plan', 'numero del plan'],
  year: ['year of submission', 'submission year', 'year', 'annee', 'ano'],
  country: ['country locality', 'country', 'locality', 'entity', 'pays', 'pais', 'البلد', 'الدولة'],
  region: ['region', 'region del mundo'],
  commitmentId: [
    'commitment unique identifier', 'commitment id', 'ogp commitment id', 'commitment identifier', 'unique identifier', 'identifier', 'id',
    'code', 'commitment code', 'id engagement', 'identifiant', 'identifiant de l engagement', 'code engagement', 'id compromiso',
    'identificador', 'identificador del compromiso', 'codigo', 'المعرف',
  ],
  number: [
    'commitment number', 'commitment no', 'commitment nr', 'number', 'no', 'nr', 'numero', 'numero de l engagement',
    'numero d engagement', 'numero de compromiso', 'numero del compromiso', 'n', 'رقم الالتزام', 'الرقم',
  ],
  title: [
    'commitment title', 'title', 'commitment', 'commitment name', 'name', 'name of the commitment', 'number and name of the commitment',
    'titre', 'titre de l engagement', 'intitule', 'intitule de l engagement', 'engagement', 'nom de l engagement', 'nom', 'titulo',
    'titulo del compromiso', 'compromiso', 'nombre', 'nombre del compromiso', 'عنوان الالتزام', 'العنوان', 'الالتزام',
  ],
  shortTitle: ['short title', 'short name', 'titre court', 'titre abrege', 'titulo corto', 'titulo breve'],
  text: [
    'full text', 'text', 'commitment text', 'commitment description', 'description', 'brief description',
    'brief description of the commitment', 'what is the commitment', 'texte', 'texte integral', 'texte de l engagement',
    'description de l engagement', 'texto', 'texto completo', 'descripcion', 'descripcion del compromiso', 'نص الالتزام', 'النص', 'الوصف',
  ],
  problem: [
    'problem', 'public problem', 'what is the public problem that the commitment will address', 'problem statement', 'problematique',
    'probleme', 'problema', 'problema publico',
  ],
  contribution: ['how will the commitment contribute to solve the public problem', 'contribution', 'objective', 'main objective', 'objectif', 'objetivo'],
  relevance: ['relevance', 'relevance to ogp values', 'why is this commitment relevant to ogp values', 'pertinence', 'relevancia'],
  theme: ['theme', 'themes', 'topic', 'policy area', 'thematic area', 'thematique', 'domaine', 'tema', 'area tematica', 'eje', 'المحور', 'الموضوع'],
  language: ['language', 'lang', 'langue', 'idioma', 'اللغة'],
  ogpValues: ['ogp values', 'ogp value', 'values', 'valeurs de l ogp', 'valeurs du pgo', 'valores de ogp', 'valores aga'],
  valueAccess: ['ogp value access to information', 'access to information', 'acces a l information', 'acceso a la informacion'],
  valueParticipation: ['ogp value civic participation', 'civic participation', 'public participation', 'participation citoyenne', 'participacion ciudadana'],
  valueAccountability: ['ogp value public accountability', 'public accountability', 'redevabilite publique', 'rendicion de cuentas'],
  valueTechnology: ['ogp value technology', 'ogp value technology and innovation', 'technology and innovation', 'technologie et innovation', 'tecnologia e innovacion'],
  specificity: ['specificity', 'specificite', 'especificidad'],
  verifiable: ['verifiable', 'verifiability', 'verificable'],
  potentialImpact: ['potential impact', 'potential for results', 'impact potentiel', 'impacto potencial'],
  openedGovernment: ['did it open government overall', 'did it open government', 'early results'],
  milestoneId: [
    'milestone id', 'milestone number', 'milestone no', 'sub commitment id', 'subcommitment id', 'subcommitment', 'activity id', 'id jalon',
    'numero du jalon', 'id hito', 'numero del hito', 'رقم المرحلة',
  ],
  milestoneTitle: ['milestone title', 'milestone name', 'subcommitment title', 'titre du jalon', 'titulo del hito', 'nombre del hito'],
  milestoneText: [
    'milestone', 'milestones', 'milestone text', 'milestone description', 'milestone activity', 'milestone activity with a verifiable deliverable',
    'subcommitment text', 'sub commitment', 'sub commitment text', 'activity', 'activities', 'deliverable', 'jalon', 'jalons', 'etape',
    'activite', 'hito', 'hitos', 'actividad', 'المرحلة', 'النشاط',
  ],
  milestoneLead: ['milestone lead', 'milestone lead agency', 'milestone responsible', 'responsable du jalon', 'responsable del hito'],
  milestoneStatus: ['milestone status', 'milestone completion', 'statut du jalon', 'etat du jalon', 'estado del hito'],
  milestoneStart: ['milestone start', 'milestone start date', 'debut du jalon', 'inicio del hito'],
  milestoneEnd: ['milestone end', 'milestone end date', 'milestone due date', 'milestone deadline', 'fin du jalon', 'fin del hito'],
  indicatorId: ['indicator id', 'indicator number', 'indicator no', 'id indicateur', 'id indicador'],
  indicatorText: ['indicator', 'indicators', 'indicator text', 'indicateur', 'indicateurs', 'indicador', 'indicadores', 'المؤشر'],
  leadAgency: [
    'lead institution', 'lead agency', 'lead', 'lead department', 'lead dept', 'lead ministry', 'lead implementing agency',
    'lead implementing agency actor', 'lead implementing organization', 'responsible', 'responsible agency', 'responsible institution',
    'implementing agency', 'institution responsable', 'organisme responsable', 'ministere responsable', 'institution chef de file', 'chef de file',
    'responsable', 'institucion responsable', 'entidad responsable', 'organismo responsable', 'الجهة المسؤولة', 'الجهة المسؤولة عن التنفيذ',
  ],
  supportingAgencies: [
    'supporting institution s', 'supporting institutions', 'supporting institution', 'supporting agencies', 'supporting agency',
    'institutions partenaires', 'institutions d appui', 'autres institutions', 'instituciones de apoyo', 'otras instituciones', 'الجهات الداعمة',
  ],
  otherActors: ['other actors', 'other actors involved', 'csos private sector multilaterals working groups', 'autres acteurs', 'otros actores', 'partners', 'partenaires'],
  status: ['status', 'state', 'statut', 'etat', 'etat d avancement', 'estado', 'estatus', 'الحالة'],
  completion: [
    'completion progress report', 'completion', 'completion level', 'level of completion', 'completion end of term', 'niveau d achevement',
    'nivel de cumplimiento', 'cumplimiento', 'مستوى الإنجاز',
  ],
  start: ['start date', 'start', 'commitment start date', 'date de debut', 'debut', 'fecha de inicio', 'inicio', 'تاريخ البدء'],
  end: [
    'end date', 'end', 'due date', 'due', 'commitment end date', 'date de fin', 'fin', 'echeance', 'date d echeance', 'fecha de finalizacion',
    'fecha de termino', 'fecha limite', 'تاريخ الانتهاء',
  ],
  deadline: ['deadline', 'deadline text', 'timeline', 'time frame', 'timeframe', 'commitment start and end date', 'calendrier', 'delai', 'plazo', 'cronograma'],
  budget: ['budget', 'presupuesto', 'الميزانية'],
  progress: ['progress update', 'progress', 'progress report', 'update', 'status update', 'progres', 'avancement', 'avance', 'avances', 'التقدم'],
  evidence: ['evidence', 'means of verification', 'preuve', 'preuves', 'moyens de verification', 'evidencia', 'evidencias', 'medios de verificacion', 'الأدلة'],
  url: ['url', 'link', 'web page', 'website', 'lien', 'lien web', 'enlace', 'pagina web', 'الرابط'],
}

const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'en', eng: 'en', english: 'en', anglais: 'en', ingles: 'en',
  fr: 'fr', fra: 'fr', french: 'fr', francais: 'fr', frances: 'fr',
  es: 'es', spa: 'es', spanish: 'es', espagnol: 'es', espanol: 'es',
  ar: 'ar', ara: 'ar', arabic: 'ar', arabe: 'ar',
}

/** A column name without case, accents and punctuation: `Numéro_de l’engagement` gives `numero de l engagement`. */
export function plainName(name: string): string {
  const bare = name.normalize('NFKD').replace(/\p{Mn}+/gu, '').toLowerCase()
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** A column's plain name taken apart: `title_fr` is `title` in `fr`. Without a language at its end, `language` is undefined. */
export function splitLanguage(name: string): { readonly base: string; readonly language: string | undefined } {
  const plain = plainName(name)
  const cut = plain.lastIndexOf(' ')
  const last = plain.slice(cut + 1)
  const language = cut > 0 && Object.hasOwn(LANGUAGES, last) ? LANGUAGES[last] : undefined
  return language === undefined ? { base: plain, language } : { base: plain.slice(0, cut), language }
}
