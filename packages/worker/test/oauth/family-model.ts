import { LIFETIMES } from '@keyfob/shared/lifetimes';

/** What an access token is to the model: who may use it is not its business. */
interface AccessToken {
  readonly text: string;
  readonly endsAt: number;
  revoked: boolean;
}

export interface Answer {
  readonly access_token: string;
  readonly refresh_token: string;
}

interface RefreshToken {
  readonly text: string;
  readonly endsAt: number;
  /** Set by its use: when, with which request, and what was answered. */
  used: { readonly at: number; readonly request: string; answer: Answer | null } | null;
}

/** What is to come of a refresh: the next tokens, those of before, or a refusal. */
export type Expected = 'new' | Answer | 'refused';

/**
 * One family of tokens as RFC 6749 §6, RFC 7009 and RFC 9700 §4.14.2 want it, with the grace: a list and a flag, in
 * memory, without a thought for how it is stored. Times in seconds.
 */
export class FamilyModel {
  now = 0;
  alive = true;
  readonly refresh: RefreshToken[] = [];
  readonly access: AccessToken[] = [];

  constructor(first: Answer) {
    this.#issue(first);
  }

  #issue({ access_token: text, refresh_token }: Answer): void {
    this.access.push({ text, endsAt: this.now + LIFETIMES.accessToken, revoked: false });
    this.refresh.push({ text: refresh_token, endsAt: this.now + LIFETIMES.refreshTokenIdle, used: null });
  }

  /** Its client uses the token at an index. */
  expectRefresh(index: number, request: string): Expected {
    const token = this.refresh[index];
    if (!this.alive || !token) return 'refused';
    if (token.used === null) {
      if (token.endsAt <= this.now) return 'refused';
      token.used = { at: this.now, request, answer: null };
      return 'new';
    }
    const { at, request: before, answer } = token.used;
    const nextIsUnused = this.refresh[index + 1]?.used === null;
    if (answer && nextIsUnused && at + LIFETIMES.rotationGrace > this.now && request === before)
      return answer;
    this.alive = false;
    return 'refused';
  }

  answered(index: number, answer: Answer): void {
    const used = this.refresh[index]?.used;
    if (used) used.answer = answer;
    this.#issue(answer);
  }

  revokeRefreshToken(): void {
    this.alive = false;
  }

  /** A token that is over cannot be revoked any more; one of a family that is over is over. */
  revokeAccessToken(index: number): void {
    const token = this.access[index];
    if (token) token.revoked = true;
  }

  isRefreshActive(index: number): boolean {
    const token = this.refresh[index];
    return this.alive && token?.used === null && token.endsAt > this.now;
  }

  isAccessActive(index: number): boolean {
    const token = this.access[index];
    return this.alive && token !== undefined && !token.revoked && token.endsAt > this.now;
  }
}
