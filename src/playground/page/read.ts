import type { Block, Fields } from '../shapes.ts';

/** Reading JSON whose shape is only known by its type. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function asBlocks(value: unknown): Block[] {
  return Array.isArray(value) ? value.filter((one): one is Block => isFields(one) && typeof one.type === 'string') : [];
}

export function asList(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

export function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
