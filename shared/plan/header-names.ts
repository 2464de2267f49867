/** How published tables name their columns: OGP's own names first, then those seen in English, French, Spanish and Arabic. */
import type { PlanField } from './fields.ts'

/**
 * Names by field, in the form `plainName` gives. The first of a field are OGP's own (the commitments table of its data dashboard);
 * the others come from published tables and from the questions of the action plan form.
 */
export const HEADER_NAMES: Readonly<Record<PlanField, readonly string[]>> = {
  planId: names('plan id, nap id, action plan id, plan, action plan, plan d action, plan de accion'),
  planPeriod: names('plan period, period, nap period, action plan cycle, periode, periode du plan, periodo', 'periodo del plan'),
  planNumber: names('action plan number, plan number, nap number, numero du plan, numero del plan'),
  year: names('year of submission, submission year, year, annee, ano'),
  country: names('country locality, country, locality, entity, pays, pais, البلد, الدولة'),
  region: names('region, region del mundo'),
  commitmentId: names(
    'commitment unique identifier, commitment id, ogp commitment id, commitment identifier',
    'unique identifier, identifier, id, code, commitment code, id engagement, identifiant',
    'identifiant de l engagement, code engagement, id compromiso, identificador',
    'identificador del compromiso, codigo, المعرف',
  ),
  number: names(
    'commitment number, commitment no, commitment nr, number, no, nr, numero, numero de l engagement',
    'numero d engagement, numero de compromiso, numero del compromiso, n, رقم الالتزام, الرقم',
  ),
  title: names(
    'commitment title, title, commitment, commitment name, name, name of the commitment',
    'number and name of the commitment, titre, titre de l engagement, intitule',
    'intitule de l engagement, engagement, nom de l engagement, nom, titulo, titulo del compromiso',
    'compromiso, nombre, nombre del compromiso, عنوان الالتزام, العنوان, الالتزام',
  ),
  shortTitle: names('short title, short name, titre court, titre abrege, titulo corto, titulo breve'),
  text: names(
    'full text, text, commitment text, commitment description, description, brief description',
    'brief description of the commitment, what is the commitment, texte, texte integral',
    'texte de l engagement, description de l engagement, texto, texto completo, descripcion',
    'descripcion del compromiso, نص الالتزام, النص, الوصف',
  ),
  problem: names(
    'problem, public problem, what is the public problem that the commitment will address',
    'problem statement, problematique, probleme, problema, problema publico',
  ),
  contribution: names(
    'how will the commitment contribute to solve the public problem, contribution, objective',
    'main objective, objectif, objetivo',
  ),
  relevance: names('relevance, relevance to ogp values, why is this commitment relevant to ogp values, pertinence', 'relevancia'),
  theme: names('theme, themes, topic, policy area, thematic area, thematique, domaine, tema, area tematica, eje', 'المحور, الموضوع'),
  language: names('language, lang, langue, idioma, اللغة'),
  ogpValues: names('ogp values, ogp value, values, valeurs de l ogp, valeurs du pgo, valores de ogp, valores aga'),
  valueAccess: names('ogp value access to information, access to information, acces a l information', 'acceso a la informacion'),
  valueParticipation: names(
    'ogp value civic participation, civic participation, public participation, participation citoyenne',
    'participacion ciudadana',
  ),
  valueAccountability: names('ogp value public accountability, public accountability, redevabilite publique', 'rendicion de cuentas'),
  valueTechnology: names(
    'ogp value technology, ogp value technology and innovation, technology and innovation',
    'technologie et innovation, tecnologia e innovacion',
  ),
  specificity: names('specificity, specificite, especificidad'),
  verifiable: names('verifiable, verifiability, verificable'),
  potentialImpact: names('potential impact, potential for results, impact potentiel, impacto potencial'),
  openedGovernment: names('did it open government overall, did it open government, early results'),
  milestoneId: names(
    'milestone id, milestone number, milestone no, sub commitment id, subcommitment id, subcommitment',
    'activity id, id jalon, numero du jalon, id hito, numero del hito, رقم المرحلة',
  ),
  milestoneTitle: names('milestone title, milestone name, subcommitment title, titre du jalon, titulo del hito', 'nombre del hito'),
  milestoneText: names(
    'milestone, milestones, milestone text, milestone description, milestone activity',
    'milestone activity with a verifiable deliverable, subcommitment text, sub commitment',
    'sub commitment text, activity, activities, deliverable, jalon, jalons, etape, activite, hito',
    'hitos, actividad, المرحلة, النشاط',
  ),
  milestoneLead: names('milestone lead, milestone lead agency, milestone responsible, responsable du jalon', 'responsable del hito'),
  milestoneStatus: names('milestone status, milestone completion, statut du jalon, etat du jalon, estado del hito'),
  milestoneStart: names('milestone start, milestone start date, debut du jalon, inicio del hito'),
  milestoneEnd: names('milestone end, milestone end date, milestone due date, milestone deadline, fin du jalon', 'fin del hito'),
  indicatorId: names('indicator id, indicator number, indicator no, id indicateur, id indicador'),
  indicatorText: names('indicator, indicators, indicator text, indicateur, indicateurs, indicador, indicadores, المؤشر'),
  leadAgency: names(
    'lead institution, lead agency, lead, lead department, lead dept, lead ministry',
    'lead implementing agency, lead implementing agency actor, lead implementing organization',
    'responsible, responsible agency, responsible institution, implementing agency',
    'institution responsable, organisme responsable, ministere responsable, institution chef de file',
    'chef de file, responsable, institucion responsable, entidad responsable, organismo responsable',
    'الجهة المسؤولة, الجهة المسؤولة عن التنفيذ',
  ),
  supportingAgencies: names(
    'supporting institution s, supporting institutions, supporting institution, supporting agencies',
    'supporting agency, institutions partenaires, institutions d appui, autres institutions',
    'instituciones de apoyo, otras instituciones, الجهات الداعمة',
  ),
  otherActors: names(
    'other actors, other actors involved, csos private sector multilaterals working groups',
    'autres acteurs, otros actores, partners, partenaires',
  ),
  status: names('status, state, statut, etat, etat d avancement, estado, estatus, الحالة'),
  completion: names(
    'completion progress report, completion, completion level, level of completion',
    'completion end of term, niveau d achevement, nivel de cumplimiento, cumplimiento, مستوى الإنجاز',
  ),
  start: names('start date, start, commitment start date, date de debut, debut, fecha de inicio, inicio', 'تاريخ البدء'),
  end: names(
    'end date, end, due date, due, commitment end date, date de fin, fin, echeance, date d echeance',
    'fecha de finalizacion, fecha de termino, fecha limite, تاريخ الانتهاء',
  ),
  deadline: names(
    'deadline, deadline text, timeline, time frame, timeframe, commitment start and end date',
    'calendrier, delai, plazo, cronograma',
  ),
  budget: names('budget, presupuesto, الميزانية'),
  progress: names('progress update, progress, progress report, update, status update, progres, avancement, avance', 'avances, التقدم'),
  evidence: names(
    'evidence, means of verification, preuve, preuves, moyens de verification, evidencia, evidencias',
    'medios de verificacion, الأدلة',
  ),
  url: names('url, link, web page, website, lien, lien web, enlace, pagina web, الرابط'),
}

const LANGUAGES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    en: names('en, eng, english, anglais, ingles'),
    fr: names('fr, fra, french, francais, frances'),
    es: names('es, spa, spanish, espagnol, espanol'),
    ar: names('ar, ara, arabic, arabe'),
  }).flatMap(([language, all]) => all.map((name) => [name, language] as const)),
)

/** A column name without case, accents and punctuation: `Numéro_de l’engagement` gives `numero de l engagement`. */
export function plainName(name: string): string {
  const bare = name
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** A column's plain name taken apart: `title_fr` is `title` in `fr`. Without a language at its end, `language` is undefined. */
export function splitLanguage(name: string): { readonly base: string; readonly language: string | undefined } {
  const plain = plainName(name)
  const cut = plain.lastIndexOf(' ')
  const last = plain.slice(cut + 1)
  const language = cut > 0 ? LANGUAGES.get(last) : undefined
  return language === undefined ? { base: plain, language } : { base: plain.slice(0, cut), language }
}

/** A list written as one line of text: compact, and easy to add to. */
function names(...lists: readonly string[]): readonly string[] {
  return lists.flatMap((list) => list.split(', '))
}
