/**
 * The policy asks for trusted scripts. This page and its worker start scripts by address alone, and only their own: of this origin. Markup
 * and code out of strings are never trusted, so that a text from outside cannot become either. First import of both sides.
 */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL: (url: string) => string }): unknown;
}

/** In a worker a breach of the policy is told to nobody unless somebody listens. */
if (!('document' in globalThis))
  addEventListener(
    'securitypolicyviolation',
    (event: Event & Partial<Record<'effectiveDirective' | 'blockedURI', string>>) => {
      console.error(`Content Security Policy: ${event.effectiveDirective} ${event.blockedURI}`);
    },
  );

const scope: object & { trustedTypes?: TrustedTypes } = globalThis;
scope.trustedTypes?.createPolicy('default', {
  createScriptURL(url) {
    if (new URL(url, location.href).origin === location.origin) return url;
    throw new TypeError(`a script of another origin: ${url}`);
  },
});
