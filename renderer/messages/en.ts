/** The English catalogue: one file per feature, joined here; its ids are the type of all messages. */
import agreement from './en/agreement.json'
import atRisk from './en/at-risk.json'
import bringing from './en/bringing.json'
import check from './en/check.json'
import codes from './en/codes.json'
import computers from './en/computers.json'
import connection from './en/connection.json'
import demo from './en/demo.json'
import editor from './en/editor.json'
import envelope from './en/envelope.json'
import first from './en/first.json'
import folder from './en/folder.json'
import gate from './en/gate.json'
import home from './en/home.json'
import host from './en/host.json'
import invite from './en/invite.json'
import join from './en/join.json'
import kit from './en/kit.json'
import layout from './en/layout.json'
import members from './en/members.json'
import places from './en/places.json'
import plan from './en/plan.json'
import position from './en/position.json'
import positions from './en/positions.json'
import relays from './en/relays.json'
import remarks from './en/remarks.json'
import responses from './en/responses.json'
import search from './en/search.json'
import settings from './en/settings.json'
import shell from './en/shell.json'
import signOns from './en/sign-ons.json'
import stage from './en/stage.json'
import submission from './en/submission.json'
import supporters from './en/supporters.json'
import texts from './en/texts.json'
import trail from './en/trail.json'
import word from './en/word.json'

/** A new feature adds its English file here; files of the other languages are found by themselves. */
export const en = {
  ...agreement,
  ...atRisk,
  ...bringing,
  ...check,
  ...codes,
  ...computers,
  ...connection,
  ...demo,
  ...editor,
  ...envelope,
  ...first,
  ...folder,
  ...gate,
  ...home,
  ...host,
  ...invite,
  ...join,
  ...kit,
  ...layout,
  ...members,
  ...places,
  ...plan,
  ...position,
  ...positions,
  ...relays,
  ...remarks,
  ...responses,
  ...search,
  ...settings,
  ...shell,
  ...signOns,
  ...stage,
  ...submission,
  ...supporters,
  ...texts,
  ...trail,
  ...word,
}
