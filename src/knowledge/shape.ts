import type { z } from 'zod';

type AnySchema = z.core.$ZodType;

/** The keys a schema knows at a place; empty where it takes anything but a group of keys. */
export function keysAt(schema: AnySchema, path: readonly PropertyKey[]): string[] {
  let here = unwrap(schema);
  for (const step of path) here = here.flatMap((part) => childrenOf(part, step)).flatMap(unwrap);
  return [...new Set(here.flatMap(keysOf))];
}

/** A schema without what only says that it may be absent; the parts of a union each for itself. */
function unwrap(schema: AnySchema): z.core.$ZodTypes[] {
  const known = schema as z.core.$ZodTypes;
  const { def } = known._zod;
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default') return unwrap(def.innerType);
  if (def.type === 'union') return def.options.flatMap(unwrap);
  return [known];
}

function childrenOf(schema: z.core.$ZodTypes, step: PropertyKey): AnySchema[] {
  const { def } = schema._zod;
  if (def.type === 'object') return listed(def.shape[String(step)]);
  if (def.type === 'array') return [def.element];
  if (def.type === 'record') return [def.valueType];
  if (def.type === 'tuple') return listed(typeof step === 'number' ? (def.items[step] ?? def.rest) : null);
  return [];
}

function keysOf(schema: z.core.$ZodTypes): string[] {
  const { def } = schema._zod;
  if (def.type === 'object') return Object.keys(def.shape);
  if (def.type !== 'record') return [];
  const key = (def.keyType as z.core.$ZodTypes)._zod.def;
  return key.type === 'enum' ? Object.values(key.entries).map(String) : [];
}

function listed(schema: AnySchema | null | undefined): AnySchema[] {
  return schema ? [schema] : [];
}
