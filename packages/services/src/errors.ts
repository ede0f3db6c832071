import type { Decision } from '@ringratt/rules';

/** A fault in what was asked, by the path to it. */
export interface Issue {
  path: string;
  message: string;
  /** The clause that sets the bound, where one does. */
  clause?: string;
}

/** Every way an act can say no. Each transport maps these once, to status, problem type and words. */
export abstract class ServiceError extends Error {
  abstract readonly code: string;
  override get name(): string {
    return this.constructor.name;
  }
}

/** What was named does not exist for this organization; another tenant's id looks the same. */
export class NotFound extends ServiceError {
  readonly code = 'not-found';
  constructor(readonly noun: string) {
    super(`There is no such ${noun}.`);
  }
}

/** The actor's role or scopes do not allow the act. */
export class Forbidden extends ServiceError {
  readonly code = 'forbidden';
  constructor(readonly permission: string) {
    super(`This needs the right ${permission}.`);
  }
}

/** The input is at fault; `issues` say where. */
export class Invalid extends ServiceError {
  readonly code = 'invalid';
  constructor(readonly issues: Issue[]) {
    super(issues.map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message)).join('; '));
  }
}

/** The act does not fit what has happened already, such as a report under an old fencing token. */
export class Conflict extends ServiceError {
  readonly code: string;
  constructor(
    code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.code = code;
  }
}

/** A rule of the guidelines refuses the call. */
export class Refused extends ServiceError {
  readonly code = 'refused';
  constructor(
    readonly decision: Decision,
    readonly decisionId: string | null,
  ) {
    super(`Refused by ${decision.findings.map((finding) => finding.rule).join(', ')}.`);
  }
}

/** Claims and permits while a condition of the gate is open (section 6 and table E). */
export class AssignmentNotLive extends ServiceError {
  readonly code = 'assignment-not-live';
  constructor(readonly unmet: string[]) {
    super('The assignment is not live: conditions are open.');
  }
}
