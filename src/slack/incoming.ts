/**
 * What Slack puts between angle brackets: `<@U1>`, `<#C1|name>`, `<!here>`, `<https://x|label>`.
 * Other brackets were typed: commands come unescaped.
 */
const token = /<(?:([@#])[A-Z0-9]+|(!)[^<>|]+|((?:https?|mailto|tel):[^<>|]+))(?:\|([^<>]*))?>/g;

/**
 * The words of a message as its author typed them: mentions out, links as their label, entities decoded, lines kept.
 * Slack escapes exactly `&`, `<` and `>` in text, so whatever else looks like an entity was typed that way.
 */
export function plainInput(text: string): string {
  return text
    .replace(token, (_all, sign?: string, _call?: string, address?: string, label?: string) => {
      if (address !== undefined) return label || address;
      return sign === '#' && label ? `#${label}` : ' ';
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
