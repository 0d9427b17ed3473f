import { millis, oneOf, type Setting, whole } from '../setting.ts';

const hint = 'The default was chosen by measurement; change it with care.';

/** How announcements are delivered. */
export const deliverySettings = {
  DELIVERY_HTTP_TIMEOUT_MS: {
    about: 'How long a post to Slack may take, in milliseconds.',
    schema: millis.default(10_000),
    tip: hint,
  },
  DELIVERY_LEASE_MS: {
    about: 'How long a worker holds what it delivers before another may take it over.',
    schema: millis.default(60_000),
    tip: hint,
  },
  DELIVERY_SETTLE_MS: {
    about: 'How long after a post of unknown outcome the channel is read to learn it.',
    schema: millis.default(90_000),
    tip: hint,
  },
  DELIVERY_SWEEP_MS: {
    about: 'How long after a delivery that took several posts the channel is read again for a second copy.',
    schema: millis.default(600_000),
    tip: hint,
  },
  DELIVERY_TICK_MS: {
    about: 'How often a worker looks for what is due.',
    schema: whole(100, 3_600_000).default(30_000),
    tip: hint,
  },
  DELIVERY_CATCH_UP_MS: {
    about: 'How late a digest may still be sent after an outage; later its changes go into the next one.',
    schema: millis.default(43_200_000),
    tip: 'Use less than a day.',
  },
  DELIVERY_SPREAD_MS: {
    about:
      'Over how long the announcements that one workspace is due at one moment are spread; longer where it has more than 240 a minute.',
    schema: millis.default(60_000),
    tip: hint,
  },
  UNKNOWN_POLICY: {
    about:
      'What becomes of a post of unknown outcome where the channel cannot be read: kept until somebody decides (hold) or sent again (repost).',
    schema: oneOf(['hold', 'repost']).default('hold'),
    tip: 'repost may say a thing twice; hold may not say it.',
  },
  ANNOUNCE_REVIEW: {
    about: 'on: a curator approves each announcement before it goes out.',
    schema: oneOf(['off', 'on']).default('off'),
    tip: 'Use on or off; on needs CURATORS.',
  },
} satisfies Record<string, Setting>;
