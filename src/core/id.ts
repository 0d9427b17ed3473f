import { z } from 'zod';

const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** A kebab-case name, equal to the file name where one file holds one thing; never reused. */
export const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected kebab-case, like cn-mofcom-2025-62')
  .max(64)
  .refine((id) => !reserved.has(id), 'reserved name')
  .meta({ description: 'kebab-case; never renamed, never reused.' });

/** A provision, as instrument/provision. */
export const ProvisionRef = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/, 'expected instrument/provision')
  .meta({ description: 'A provision, as instrument/provision.' });
