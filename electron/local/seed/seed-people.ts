/** The organisations of the seed and their people. None of them exists. */

/** An organisation and who writes for it. */
export interface SeedOrganisation {
  readonly name: string
  readonly people: readonly string[]
}

/** The first one begins the coalition; its first person is whose profile it is. */
export const SEED_ORGANISATIONS: readonly SeedOrganisation[] = [
  { name: 'Budget Watch Samara', people: ['Amina Okello'] },
  { name: 'مبادرة الموازنة المفتوحة', people: ['ليلى حدّاد', 'سامي المنصوري'] },
  { name: 'Réseau Santé pour Tous', people: ['Awa Diallo'] },
  { name: 'Defensoría de los Pueblos', people: ['Inés Quispe'] },
  { name: 'Teachers’ Union of Nemba', people: ['Bilal Traoré', 'Grace Wanjiru'] },
  { name: 'Village Water Committees', people: ['Thu Trang Nguyễn'] },
  { name: 'Open Contracts Lab', people: ['Oksana Kravets'] },
  { name: 'Young Lawyers’ Circle', people: ['Mateus Tavares'] },
  { name: 'Women’s Cooperative of Tarel', people: ['Zodwa Ndlovu'] },
  { name: 'Fédération des Radios Locales', people: ['Jean-Baptiste Koffi'] },
  { name: 'Disability Rights Forum', people: ['Priya Raman'] },
  { name: 'Coastal Fishers’ Association', people: ['Sione Taufa'] },
]

/** Invited, and has not answered. */
export const INVITED = 'Mining Communities Network'
/** Asks to be let in. */
export const ASKING: SeedOrganisation = { name: 'Free Press Institute', people: ['Rukhsana Malik'] }
