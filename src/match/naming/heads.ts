import type { KnowledgeBase } from '../../core/base.ts';
import { isOfKind } from './mentions.ts';
import type { Named } from './subject.ts';

const holds =
  /(?:^|\s)(?:with|without|w\/o?|containing|contain|using|use|including|incorporating|having|holding|fitted with|made (?:with|of|from)|because of|bc of|due to|thanks to|mit|wegen|ohne|aus|enthalten\w*)(?:\s|$)/iu;
const ofRules =
  /^[\s-]+(?:export\s+)?(?:licen[cs](?:es|ing)|bans?|rules|controls|restrictions|regime|measures|curbs)\b/iu;
/** "A magnet maker" is a customer. */
const ofParty =
  /^[\s-]*(?:(?:makers?|manufacturers?|producers?|factory|factories|compan(?:y|ies)|customers?|buyers?|suppliers?|firms?|industry|start-?ups?|hersteller\w*|fabrik\w*|produzent\w*)(?!\p{L})|メーカー|工場|企業|会社|厂|企业|制造商|公司|업체|회사|공장|제조사|기업)/iu;
const sitsIn = /(?:^|\s)(?:in|inside|within|embedded in|built into|installed in|mounted in)(?:\s|$)/iu;
const intendedFor =
  /^\s*(?:\p{L}+\s+)?(?:used\s+)?(?:for|für|fuer)\s+(?:\p{L}+[\s-]+){0,2}$|^\s*(?:用于|用作|用来做|供)(?:生产|制造)?\s*$/iu;
/** 耳机里的磁铁, 传感器含磁体: what is named first holds what follows. */
const holdsBetween =
  /^\s*(?:(?:里面?|中|内部?)(?:所?(?:含|带|装|用|配|使用|安装)有?)?的?|所?(?:含|带|装|配|内置|内含|包含|使用)有?的?|の中の|内の|に(?:使われ|入って|含まれ|内蔵され|搭載され)\p{L}*|에\s*(?:들어|사용|쓰이|포함|내장)\p{L}*|\s*(?:안|속)의)\s*$/u;
/** 电机出口,里面有含镝磁钢: said of it in a clause of its own. */
const holdsInClause =
  /(?:里面|里头|内部|其中|里)(?:还)?(?:有|含|装|用|带|配)|(?:中|内部)に.*$|の中に|(?:안|속|내부)에\s|\b(?:darin|drin|inside\s+(?:it\s+)?(?:is|are|there))\b/iu;
const holdsAfter =
  /^\s*(?:を(?:使|含|搭載|用い|内蔵)|が(?:入|内蔵|使われ|組み込まれ)|に?(?:内蔵|搭載|付き|使用)の?|入り|[을를이가]?\s*(?:사용|포함|함유|들어|탑재|쓴|적용|내장|장착|달린|없는|없이|빠진)|(?:の?ない|なしの?|レスの?)|[\s-]*(?:free|less)\s)/iu;
/** In Chinese and Japanese what stands before 的 or の belongs to what follows it. */
const belongsTo = /^\s*[的の]\s*$/u;

/** Of goods named together, those the question is about: the motor with magnets, the magnet for motors. */
export function headsOf(base: KnowledgeBase, raw: string, goods: readonly Named[]): Named[] {
  const held = new Set<number>();
  const lesser = new Set<number>();
  for (let index = 1; index < goods.length; index++) {
    const one = goods[index - 1] as Named;
    const other = goods[index] as Named;
    if (one.mention === other.mention) continue;
    const dropped = isInside(raw, one, other) ? other : lesserOf(base, raw, one, other);
    // "Motors with NdFeB rotor magnets": all that stands together after "with" is inside.
    if (dropped === other || (dropped === one && held.has(one.mention))) held.add(other.mention);
    else if (dropped) lesser.add(dropped.mention);
  }
  // "Affected by the magnet licences" is about something else that is named.
  const ruled = goods.filter(({ end }) => ofRules.test(raw.slice(end)) || ofParty.test(raw.slice(end)));
  if (ruled.length < goods.length) for (const { mention } of ruled) lesser.add(mention);
  const heads = goods.filter(({ mention }) => !held.has(mention) && !lesser.has(mention));
  return heads.length > 0 ? heads : [...goods];
}

/** スピーカー用の磁石が入った製品: the product is the speaker, whatever is inside it. */
function isInside(raw: string, one: Named, other: Named): boolean {
  return (
    /^\s*用(?:の)?\s*$|^\s*용\s*$/u.test(raw.slice(one.end, other.start)) &&
    /^\s*(?:が(?:入った|内蔵された)|入りの?|を(?:含む|使った|搭載した|内蔵した)|[이가을를]?\s*(?:들어간|포함된|사용한|내장된))\s*(?:製品|商品|機器|部品|제품|기기|부품)/u.test(
      raw.slice(other.end),
    )
  );
}

function lesserOf(base: KnowledgeBase, raw: string, one: Named, other: Named): Named | undefined {
  const between = raw.slice(one.end, other.start);
  // 镧铈 and 镓锗 name two elements.
  if (/^\s*$/u.test(between) && [one, other].every(({ id }) => base.topics.get(id)?.symbol !== undefined))
    return undefined;
  // "Samarium oxide catalyst": the oxide for one, or one with it.
  const isSubstance = isOfKind(base, one.id, ['element', 'material']) && isOfKind(base, other.id, ['product']);
  if (isSubstance && /^\s*(?:\p{Lu}+\s+)?$/u.test(between)) return undefined;
  if (holdsAfter.test(between) || belongsTo.test(between)) return one;
  if (/^\s*用(?:の)?\s*$/u.test(between) || /^\s*용\s*$/u.test(between) || /^\s*$/.test(between)) return one;
  if (intendedFor.test(between) || holds.test(between) || holdsBetween.test(between) || holdsInClause.test(between))
    return other;
  if (sitsIn.test(between)) return one;
  return undefined;
}
