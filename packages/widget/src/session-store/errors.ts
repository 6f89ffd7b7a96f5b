/** The sentences an owner can be given for an error. Many codes share one: the code itself is for who mends it. */
export type Explanation = 'unavailable' | 'refused' | 'misconfigured' | 'expired' | 'failed';

/** Everything that can go wrong in the widget: what the owner is told, and what the developer reads. */
const ERRORS = {
  session_endpoint_missing: ['misconfigured', 'Set session-endpoint, or give fetchSession.'],
  session_endpoint_unreachable: ['unavailable', 'The session endpoint cannot be reached.'],
  session_endpoint_timeout: ['unavailable', 'The session endpoint took too long.'],
  session_endpoint_refused: ['refused', 'The session endpoint answered 401 or 403.'],
  session_endpoint_failed: ['unavailable', 'The session endpoint gave no link session.'],
  session_invalid: ['misconfigured', 'What came is not the answer of POST /v1/link-sessions.'],
  origin_not_allowed: ['misconfigured', 'The web origin of this page is not registered.'],
  session_expired: ['expired', 'The link session is over.'],
  link_failed: ['failed', 'The link session failed.'],
} as const satisfies Record<string, readonly [Explanation, string]>;

/** `script_unreachable`: the part of the widget that holds all others could not be loaded. */
export type WidgetErrorCode = keyof typeof ERRORS | 'script_unreachable';

export interface WidgetError {
  readonly code: WidgetErrorCode;
  readonly explanation: Explanation;
  /** For developers, in English. */
  readonly message: string;
  /** The request that went wrong, where its answer named one. */
  readonly requestId: string | null;
}

export const widgetError = (code: keyof typeof ERRORS, requestId: string | null = null): WidgetError => {
  const [explanation, message] = ERRORS[code];
  return { code, explanation, message, requestId };
};
