/** Words to look at: short and long, in English and Arabic. */

/** Sample words of one language. */
export interface Samples {
  readonly name: string
  readonly organisation: string
  readonly coalition: string
  readonly short: string
  readonly sentence: string
  readonly paragraph: string
  readonly endless: string
}

const ENGLISH: Samples = {
  name: 'Wanjiru Kamau',
  organisation: 'Green Delta Network',
  coalition: 'Kenya open budget coalition',
  short: 'Publish budget data monthly',
  sentence: 'The Ministry of Finance publishes machine-readable budget data every month by 30 June 2027.',
  paragraph:
    'We welcome the commitment to publish budget data. Publication alone does not let counties follow the money: amounts need the same codes in every table, and what was spent has to stand beside what was planned.',
  endless: 'Federation of Associations for Transparency, Participation and Accountability in Rural Municipalities of the Eastern Provinces',
}

const ARABIC: Samples = {
  name: 'ليلى المنصوري',
  organisation: 'شبكة الدلتا الخضراء',
  coalition: 'تحالف الموازنة المفتوحة',
  short: 'نشر بيانات الموازنة شهريًا',
  sentence: 'تنشر وزارة المالية بيانات الموازنة بصيغة قابلة للقراءة الآلية كل شهر ابتداءً من 30 يونيو 2027.',
  paragraph:
    'نرحب بالالتزام بنشر بيانات الموازنة. غير أن النشر وحده لا يكفي كي تتبع البلديات مسار المال: تحتاج المبالغ إلى الرموز نفسها في كل جدول، وأن يظهر ما أُنفق إلى جانب ما خُطط له.',
  endless: 'اتحاد الجمعيات من أجل الشفافية والمشاركة والمساءلة في البلديات الريفية بالمحافظات الشرقية والمناطق المجاورة لها',
}

/** The samples for a language; languages written from the left have the English ones. */
export const samplesIn = (language: string): Samples => (language === 'ar' ? ARABIC : ENGLISH)
