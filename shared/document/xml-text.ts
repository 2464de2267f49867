/** Characters that an XML file may hold (XML 1.0, production 2). */

/** Without the characters that XML cannot hold, after which word processors would call the file damaged. */
export const xmlText = (text: string): string =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
