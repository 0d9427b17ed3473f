import { type Scrap, take } from './scrap.ts';

const no =
  /(?<![\p{L}])(?:(?:do not|don['’]t) tell (?:me|us) (?:on|about|of) quiet days|(?:not?|never|without|nicht|keine|ohne)(?: on| an| die)? (?:quiet|ruhigen?|stillen?) (?:days|tagen?)|not quiet|only (?:if|when) (?:something|anything) changes|nur (?:wenn|falls) sich etwas ändert)(?![\p{L}])|无变化(?:时)?不(?:用|要|必)?(?:通知|告诉我?)|変更がない日は(?:不要|通知しない)|변경이? 없으면 알리지 마(?:세요)?/iu;

const yes =
  /(?<![\p{L}])(?:(?:(?:and |please )?tell (?:me|us) |also |even |and |with |including )*(?:on |about )?quiet days(?: too| as well)?|even (?:if|when) (?:there is )?(?:nothing|no change)(?: (?:changed|changes|new|is new|happened))?|quiet|(?:und )?(?:auch |sag (?:mir|uns) )*(?:an |mit )?(?:ruhigen?|stillen?) (?:tagen?)(?: (?:auch|melden))?|auch (?:wenn|falls) (?:sich )?nichts (?:passiert|geschieht|ändert|geändert hat|los ist))(?![\p{L}])|(?:即使|就算)?(?:没有|無|无|沒有)(?:变化|更新|變化)(?:的日子|时|時)?(?:也|都)(?:请)?(?:通知|告诉|发送?|說|说)(?:我们?)?|(?:安静|平静)日(?:也)?(?:通知)?|(?:変更|変化|更新)(?:が|の)(?:ない|無い)日(?:に|で)?も(?:知らせて|通知)?(?:ください|して)?|(?:변경|변화|소식)(?:이|가|사항이)? ?없(?:는 날에?도|어도)(?: ?알려 ?(?:줘|주세요))?|조용한 날(?:에)?도?/iu;

/** Takes out whether mornings without news are told too; null when the text does not say. */
export function takeQuiet(scrap: Scrap): boolean | null {
  if (take(scrap, no)) return false;
  return take(scrap, yes) ? true : null;
}
