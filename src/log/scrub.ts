/** What has the looks of a secret. The first group, where there is one, says what it was and stays. */
const patterns: readonly RegExp[] = [
  // Slack's tokens: xoxb-, xoxp-, xoxe.xoxb-, xapp-, xwfp-
  /(xox[a-z]+(?:\.[a-z]+)?-|xapp-|xwfp-)[\w.-]+/g,
  // Tickets of Socket Mode, and what OAuth carries in addresses and forms
  /((?:\b|_)(?:ticket|code|state|client_secret|refresh_token|access_token)=)[^&\s"]+/g,
  // An OAuth code by itself
  /\b\d{8,}\.\d{8,}\.[0-9a-f]{16,}\b/g,
  // Response addresses and incoming webhooks: who has one can post
  /(hooks\.slack\.com\/)[^\s"<>]+/g,
  // The password in an address, with all the characters that should have been encoded
  /(:\/\/[^\s:/@"]*:)[^\s]+(?=@)/g,
  /\b((?:Bearer|Basic) )[\w.~+/=-]+/gi,
];

/** Takes out of a text whatever looks like a secret. */
export function scrub(text: string): string {
  return patterns.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (_all, kind: unknown) => `${typeof kind === 'string' ? kind : ''}[removed]`),
    text,
  );
}

/** Shorter ones stand in too many words. */
const leastSecret = 6;

/** Takes known secrets out of a text, as they are or encoded, besides whatever looks like one. */
export function buildScrubber(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret.length >= leastSecret)
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString('base64'),
    ]);
  // Longest first: a secret may be part of another.
  const known = [...new Set(forms)].sort((one, other) => other.length - one.length);
  return (text) => scrub(known.reduce((rest, secret) => rest.replaceAll(secret, '[removed]'), text));
}
