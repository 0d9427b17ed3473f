import { z } from 'zod';
import { defaultStoreUrl, readAddress } from '../../store/address.ts';
import { buildSealer } from '../../store/seal.ts';
import { defaultKnowledgeDir } from '../knowledge-dir.ts';
import { logLevels } from '../log-level.ts';
import { millis, oneOf, readBy, type Setting, text, webAddress } from '../setting.ts';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Where the process listens, what it keeps and where, and what it tells of itself. */
export const hostSettings = {
  PUBLIC_URL: {
    about: 'Where browsers and Slack reach HOST and PORT from outside, through a proxy that adds TLS.',
    schema: webAddress
      .transform((address) => address.replace(/\/+$/, ''))
      .refine((address) => new URL(address).origin === address.toLowerCase(), { message: 'is more than an origin' })
      .refine((address) => address.startsWith('https:') || loopback.has(new URL(address).hostname), {
        message: 'is not https',
      })
      .optional(),
    tip: 'Use https://host, without a path.',
  },
  HOST: {
    about: 'The address to listen on; 0.0.0.0 for all of this machine.',
    schema: text(/^[\w.:-]+$/, 'is no address').default('127.0.0.1'),
    tip: 'Use 127.0.0.1, or 0.0.0.0 in a container.',
  },
  PORT: {
    about: 'The port to listen on; 0 takes any that is free. The local workspace opens there too.',
    schema: text(/^\d{1,5}$/, 'is not a port number')
      .transform(Number)
      .refine((port) => port <= 65_535, { message: 'is not a port number' })
      .default(3_000),
    tip: 'Use a number from 0 to 65535, like 3000.',
  },
  KNOWLEDGE_DIR: {
    about: 'The knowledge folder.',
    schema: z.string().default(defaultKnowledgeDir),
    tip: 'Name a folder with an about.yml in it.',
    otherwise: 'the one that comes along',
  },
  DATABASE_URL: {
    about: 'The store: file: and a path for one process, postgres://user@host/database for several.',
    schema: readBy(readAddress).default(defaultStoreUrl),
    tip: 'Use file:data/rareearth.db, or postgres://user:password@host/database.',
    secret: true,
  },
  ENCRYPTION_KEYS: {
    about: 'Keys that seal the tokens in the store, newest first: k2:<base64 of 32 bytes>,k1:<...>',
    schema: readBy(buildSealer).optional(),
    tip: 'Make a key with: openssl rand -base64 32. Keep old ones behind it until "rareearth store reseal" has run.',
    secret: true,
  },
  LOG_LEVEL: {
    about: 'debug, info, warn or error. Above debug no question is logged.',
    schema: oneOf(logLevels).optional(),
    tip: `Use one of ${logLevels.join(', ')}.`,
    otherwise: 'info; warn in the local workspace',
  },
  METRICS: {
    about: 'Who may read /metrics: nobody (off), who sends METRICS_TOKEN as a bearer token (token), anybody (open).',
    schema: oneOf(['off', 'token', 'open']).optional(),
    tip: 'Use token with METRICS_TOKEN, or open where only the inside reaches the port.',
    otherwise: 'token with METRICS_TOKEN, else off',
  },
  METRICS_TOKEN: {
    about: 'What a reader of /metrics has to send as a bearer token.',
    schema: text(/^\S{16,}$/, 'has fewer than 16 characters').optional(),
    tip: 'Make one up, for example with: openssl rand -hex 32',
    secret: true,
  },
  DRAIN_MS: {
    about: 'How long a stop may take to finish what was begun, in milliseconds.',
    schema: millis.default(25_000),
    tip: 'Stay a few seconds below what the platform grants before it kills; Kubernetes and Compose have it as a setting.',
  },
} satisfies Record<string, Setting>;
