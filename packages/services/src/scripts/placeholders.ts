/**
 * What a script may leave open: `{agent}` stands for a name that only the call knows, `{principal}` for one
 * that the campaign knows. `fills` says who fills it.
 */
export const placeholders = {
  principal: { fills: 'campaign' },
  contactCenter: { fills: 'campaign' },
  offer: { fills: 'campaign' },
  productKind: { fills: 'campaign' },
  terms: { fills: 'campaign' },
  price: { fills: 'campaign' },
  principalPhone: { fills: 'campaign' },
  principalEmail: { fills: 'campaign' },
  principalAddress: { fills: 'campaign' },
  agent: { fills: 'call' },
  consumer: { fills: 'call' },
  addressSource: { fills: 'call' },
  date: { fills: 'call' },
} as const satisfies Record<string, { fills: 'campaign' | 'call' }>;

export type Placeholder = keyof typeof placeholders;

const pattern = /\{([^{}\s]{1,40})\}/g;

/** The names in braces, known or not, each once and in order. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))];
}

/** Names in braces that nothing fills. */
export function unknownNames(text: string): string[] {
  return namesIn(text).filter((name) => !Object.hasOwn(placeholders, name));
}

/** Puts in what is known; the rest stays in its braces, for whoever knows it. */
export function fillPlaceholders(
  text: string,
  values: Partial<Record<Placeholder, string | null | undefined>>,
): string {
  return text.replace(pattern, (whole, name: string) => {
    // The map may come from outside: only its own names count.
    const value = Object.hasOwn(values, name) ? values[name as Placeholder] : null;
    return value ? value : whole;
  });
}
