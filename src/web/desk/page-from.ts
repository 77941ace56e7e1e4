/** An answer of our own server as a document, under the one policy the page allows for markup. */

interface Policies {
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string },
  ): { createHTML(text: string): string }
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes
const policy = policies?.createPolicy('vigie-page', { createHTML: (text) => text })

/** The page an answer holds; its scripts never run. */
export function pageFrom(markup: string): Document {
  return new DOMParser().parseFromString(policy ? policy.createHTML(markup) : markup, 'text/html')
}
