import { Refusal } from '../http/problems.ts';
import type { TalkRedis } from '../redis.ts';
import type { Members } from '../storage/members.ts';
import { verifyPassword } from './passwords.ts';
import { SignInThrottle } from './throttle.ts';
import { recoveryHash, stepOfCode } from './totp.ts';

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code. */
  readonly code?: string;
  readonly address: string;
}

/** Addresses are compared without their case. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

/** Why a sign-in is refused. Who does not know the password learns nothing of whether there is such a member. */
const refusal = (reason: 'credentials' | 'codeNeeded' | 'codeWrong'): Refusal =>
  new Refusal({ problem: 'forbidden', reason });

/** Whether a code is one of the app's, unused, or a recovery code, which is used up by it. */
const takesCode = async (
  members: Members,
  id: string,
  totp: string,
  code: string,
  now: number,
): Promise<boolean> => {
  const step = stepOfCode(totp, code, now);
  if (step !== null) return members.useTotpStep(id, step);
  return members.useRecoveryCode(id, recoveryHash(code));
};

/** Signs members in by password and, where they have set it up, a second code. */
export class SignIn {
  readonly #members: Members;
  readonly #throttle: SignInThrottle;
  readonly #now: () => number;

  constructor(members: Members, now: () => number, redis?: TalkRedis) {
    this.#members = members;
    this.#throttle = new SignInThrottle(redis);
    this.#now = now;
  }

  /**
   * @returns the member's id.
   * @throws {Refusal} `forbidden` with reason `credentials`, `codeNeeded` or `codeWrong`; `tooMany`
   */
  async check({ email, password, code, address }: SignInAttempt): Promise<string> {
    const account = normalEmail(email);
    await this.#throttle.count(account, address);
    const found = await this.#members.credentialsOf(account);
    if (!(await verifyPassword(password, found?.password ?? null)) || found === null)
      throw refusal('credentials');
    if (found.totp !== null) {
      if (code === undefined || code.trim() === '') throw refusal('codeNeeded');
      if (!(await takesCode(this.#members, found.id, found.totp, code, this.#now())))
        throw refusal('codeWrong');
    }
    await this.#throttle.succeeded(account, address);
    return found.id;
  }
}
