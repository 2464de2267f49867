/** Joins the files of one language. */

/** All messages of the files, by id. Ids begin with the feature's name, so that no two files have the same. */
export const join = (files: Readonly<Record<string, Readonly<Record<string, string>>>>): Readonly<Record<string, string>> =>
  Object.assign({}, ...Object.values(files))
