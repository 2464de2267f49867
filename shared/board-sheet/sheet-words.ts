/** Words of the sheet for a board, in the four languages of the interface. */

/** Languages that there are words in. */
export type SheetLanguage = 'en' | 'fr' | 'es' | 'ar'

/** See the head of this file. */
export interface SheetWords {
  readonly title: string
  /** That only exactly the text with the code is signed. */
  readonly exactly: string
  readonly ask: string
  readonly text: string
  readonly language: string
  readonly until: string
  readonly yes: string
  readonly except: string
  readonly noSide: string
  readonly no: string
  readonly exception: string
  readonly decided: string
  readonly body: string
  readonly day: string
  readonly name: string
  readonly signature: string
  /** What happens with the sheet. */
  readonly afterwards: string
}

const WORDS: { readonly [L in SheetLanguage]: SheetWords } = {
  en: {
    title: 'Sheet for the board',
    exactly: 'Each code stands for one exact text. What you decide holds for that text alone: compare the code before you sign.',
    ask: 'What we ask:',
    text: 'Text',
    language: 'Language',
    until: 'Answer by',
    yes: 'Yes',
    except: 'Yes, except …',
    noSide: 'Takes no side',
    no: 'Does not sign',
    exception: 'Except:',
    decided: 'Decision of the organisation',
    body: 'Who decided (board, assembly …)',
    day: 'Day',
    name: 'Name',
    signature: 'Signature',
    afterwards: 'An authorised signer then enters the answer in Chorus, with who decided and when. This sheet stays with the organisation.',
  },
  fr: {
    title: 'Fiche pour le conseil',
    exactly: 'Chaque code désigne un texte exact. Votre décision ne vaut que pour ce texte\u00a0: comparez le code avant de signer.',
    ask: 'Notre demande\u00a0:',
    text: 'Texte',
    language: 'Langue',
    until: 'Réponse avant',
    yes: 'Oui',
    except: 'Oui, sauf …',
    noSide: 'Ne prend pas parti',
    no: 'Ne souscrit pas',
    exception: 'Sauf\u00a0:',
    decided: 'Décision de l’organisation',
    body: 'Qui a décidé (conseil, assemblée …)',
    day: 'Jour',
    name: 'Nom',
    signature: 'Signature',
    afterwards:
      'Une personne habilitée saisit ensuite la réponse dans Chorus, avec qui a décidé et quand. Cette fiche reste à l’organisation.',
  },
  es: {
    title: 'Hoja para la junta',
    exactly: 'Cada código designa un texto exacto. Su decisión vale solo para ese texto: compare el código antes de firmar.',
    ask: 'Lo que pedimos:',
    text: 'Texto',
    language: 'Idioma',
    until: 'Respuesta hasta',
    yes: 'Sí',
    except: 'Sí, salvo …',
    noSide: 'No toma partido',
    no: 'No suscribe',
    exception: 'Salvo:',
    decided: 'Decisión de la organización',
    body: 'Quién decidió (junta, asamblea …)',
    day: 'Día',
    name: 'Nombre',
    signature: 'Firma',
    afterwards:
      'Después, una persona autorizada introduce la respuesta en Chorus, con quién decidió y cuándo. Esta hoja queda en la organización.',
  },
  ar: {
    title: 'ورقة لمجلس الإدارة',
    exactly: 'كل رمز يدل على نص بعينه. قراركم يسري على هذا النص وحده: قارنوا الرمز قبل التوقيع.',
    ask: 'ما نطلبه:',
    text: 'النص',
    language: 'اللغة',
    until: 'الجواب حتى',
    yes: 'نعم',
    except: 'نعم، باستثناء …',
    noSide: 'لا تنحاز',
    no: 'لا تؤيد',
    exception: 'باستثناء:',
    decided: 'قرار المنظمة',
    body: 'من قرّر (مجلس الإدارة، الجمعية العامة …)',
    day: 'اليوم',
    name: 'الاسم',
    signature: 'التوقيع',
    afterwards: 'بعد ذلك يُدخل موقّع مفوَّض الجواب في كورس، مع من قرّر ومتى. تبقى هذه الورقة لدى المنظمة.',
  },
}

/** The words of a language. */
export const sheetWords = (language: SheetLanguage): SheetWords => WORDS[language]
