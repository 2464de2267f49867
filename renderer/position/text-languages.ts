/** Languages a text can be said to be in: those that are official or widely written where governments make open government plans. */

/** BCP 47 tags. */
export const TEXT_LANGUAGES = (
  'ar az be bg bn bs ca cs cy da de dv dz el en es et eu fa fi fil fr ga gd gl gn ha he hi hr hu hy id ig is it ja ka kk km ko ky lb lo lt lv mg ' +
  'mi mk mn ms mt my nb ne nl nn ny om pl ps pt qu ro ru rw si sk sl sn so sq sr ss st sv sw ta te tg th ti tk tn tr ts uk ur uz vi wo xh yo zh zu'
).split(' ') as readonly string[]
