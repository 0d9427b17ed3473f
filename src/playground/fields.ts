import type { Block, Fields } from './shapes.ts';

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isBlock(value: unknown): value is Block {
  return isFields(value) && typeof value.type === 'string';
}

/** A text, or the empty text for whatever else it is. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The objects in a list; nothing for whatever else it is. */
export function asList(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** The typed objects in a list. */
export function asBlocks(value: unknown): Block[] {
  return asList(value).filter(isBlock);
}

/** JSON, or undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
