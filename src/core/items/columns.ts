import type { ItemField } from './item.ts';

/** What people write over the columns of a parts list, in five languages. */
const headings: Record<ItemField, string> = {
  reference:
    'reference|ref|id|no|nr|number|position|pos|part number|part no|part id|sku|article number|article no|nummer|artikelnummer|artikelnr|teilenummer|materialnummer|编号|序号|料号|零件号|品番|管理番号|番号|部品番号|번호|관리 번호|품번|부품 번호',
  thing:
    'thing|item|part|part name|material|product|goods|good|description|name|commodity|article|designation|ware|artikel|bezeichnung|beschreibung|teil|werkstoff|produkt|benennung|物项|品名|名称|商品|商品名称|货物|货物名称|产品|材料|零件|描述|品目|製品|製品名|部品|品物|貨物|품목|품명|제품|제품명|재료|물품|부품|설명',
  composition:
    'composition|contents|content|alloy|chemistry|chemical composition|analysis|ingredients|zusammensetzung|legierung|inhalt|gehalt|analyse|成分|组成|化学成分|合金|含量|组份|組成|成分組成|含有量|조성|성분|합금|함량',
  kind: 'kind|type|category|art|kategorie|typ|类别|种类|类型|種別|種類|区分|구분|종류|유형',
  code: 'code|hs|hs code|hscode|hs-code|hts|hts code|tariff|tariff code|tariff number|customs code|cn code|commodity code|zolltarifnummer|warennummer|zollnummer|编码|hs编码|海关编码|商品编码|税号|税则号|コード|hsコード|税番|統計品目番号|코드|hs코드|hs 코드|세번|품목번호',
  destination:
    'destination|country|country of destination|destination country|to|ship to|market|ziel|zielland|bestimmungsland|land|empfangsland|目的地|目的国|国家|出口国|最终目的国|运往|仕向地|仕向国|輸出先|国|목적지|목적국|국가|수출국|도착국',
  user: 'user|end user|end-user|consignee|customer|buyer|kunde|endverwender|empfänger|endnutzer|用户|最终用户|收货人|客户|最終需要者|需要者|顧客|荷受人|최종사용자|최종 사용자|고객|수하인',
};

const fieldOf = new Map(
  Object.entries(headings).flatMap(([field, words]) => words.split('|').map((word) => [word, field as ItemField])),
);

/** What each column holds, by the words over it; null for a column of something else. */
export type Columns = readonly (ItemField | null)[];

/**
 * Reads a row as the headings of columns, in any order. Null when it is not one: two columns must be known, or one that
 * stands alone, and one of them must say what the item is.
 */
export function readHeadings(cells: readonly string[]): Columns | null {
  const fields = cells.map((cell) => fieldOf.get(plain(cell)) ?? null);
  const known = fields.filter((field) => field !== null);
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  const says = known.includes('thing') || known.includes('code') || known.includes('composition');
  if (!says || (known.length < 2 && filled > 1)) return null;
  // Of two columns with one name the first counts.
  return fields.map((field, at) => (field !== null && fields.indexOf(field) === at ? field : null));
}

function plain(cell: string): string {
  return cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_./:*()#]+/g, ' ')
    .trim();
}
