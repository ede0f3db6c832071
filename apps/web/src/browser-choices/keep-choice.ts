const year = 365 * 86_400;

/**
 * Remembers a choice in this browser, at once: one that went by the server would be lost with a page that is left before
 * the answer. The server reads it at the next request; it says nothing of who may what.
 *
 * @param value letters, digits and dots alone
 */
export function keepChoice(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the store of cookies answers later, and in secure contexts alone.
  document.cookie = `${name}=${value}; Path=/; Max-Age=${year}; SameSite=Lax`;
}
