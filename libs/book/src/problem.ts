/** One thing that was wrong, and where: a JSON pointer into the event, or `/name` of a parameter. */
export interface ProblemDetail {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** The status of every code of interfaces.md §1.1; codes that are not here are refusals: 422. */
const statusOf: Readonly<Record<string, number>> = {
  malformed: 400,
  'unknown-parameter': 400,
  'bad-parameter': 400,
  'missing-parameter': 400,
  'as-at-past-end': 400,
  unauthenticated: 401,
  forbidden: 403,
  'unknown-metric': 404,
  'unknown-subject': 404,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'id-reused': 409,
  'stream-moved-on': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'too-many-requests': 429,
  'internal-error': 500,
  'log-unavailable': 503,
  'views-behind': 503,
  'views-unavailable': 503,
  'disk-full': 507,
};

/**
 * Further members of a problem document: the revision of `stream-moved-on`, the results of a batch, the
 * findings of strict recording.
 */
export interface ProblemExtras {
  readonly errors?: readonly ProblemDetail[];
  readonly revision?: string | null;
  readonly results?: readonly unknown[];
  readonly findings?: readonly unknown[];
  readonly status?: number;
}

/**
 * A request that cannot be done as asked, with the code, status and places of interfaces.md §1.1. Everything
 * that the book refuses is thrown as one of these; server and command line only write it out.
 */
export class DaybookProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: readonly ProblemDetail[];
  readonly extras: ProblemExtras;

  constructor(code: string, detail: string, extras: ProblemExtras = {}) {
    super(detail);
    this.name = 'DaybookProblem';
    this.code = code;
    this.status = extras.status ?? statusOf[code] ?? 422;
    this.errors = extras.errors ?? [];
    this.extras = extras;
  }

  /** The document of RFC 9457; `instance` is the path that was asked. */
  document(instance: string): Record<string, unknown> {
    return {
      type: `/problems/${this.code}`,
      title: titleOf(this.code),
      status: this.status,
      detail: this.message,
      instance,
      code: this.code,
      errors: this.errors,
      ...this.members(),
    };
  }

  private members(): ProblemExtras {
    const { revision, results, findings } = this.extras;
    return {
      ...(revision === undefined ? {} : { revision }),
      ...(results === undefined ? {} : { results }),
      ...(findings === undefined ? {} : { findings }),
    };
  }
}

/** A parameter that is wrong, under its own name. */
export function badParameter(name: string, detail: string): DaybookProblem {
  return parameterProblem('bad-parameter', name, detail);
}

/** A problem with one parameter: its code, its name, what was expected. */
export function parameterProblem(code: string, name: string, detail: string): DaybookProblem {
  return new DaybookProblem(code, detail, { errors: [{ pointer: `/${name}`, code, detail }] });
}

/** `id-reused` → `Id reused`. */
function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
