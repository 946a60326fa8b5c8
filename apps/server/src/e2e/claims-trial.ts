/** An event on the wire, with whatever a test puts into it. */
export type Claim = Readonly<Record<string, unknown>> & { readonly id: string; readonly source: string };

/** Where the claims of these tests come from. */
export const SOURCE = 'urn:test:hr';

/** A starter at Sandwell, in full and well-formed; what a test gives takes the place of what is here. */
export function starter(id: string, given: Readonly<Record<string, unknown>> = {}): Claim {
  return {
    specversion: '1.0',
    id,
    source: SOURCE,
    type: 'SocialWorkerStarted',
    subject: `worker/W-${id}`,
    authority: '333',
    effectiveon: '2024-04-02',
    data: { employmentId: 'E-1', fte: 0.8, role: 'case-holder' },
    ...given,
  };
}

/** The leaving of a starter, on a last day. */
export function leaver(id: string, of: Claim, lastDay: string): Claim {
  return {
    specversion: '1.0',
    id,
    source: SOURCE,
    type: 'SocialWorkerLeft',
    subject: of['subject'],
    authority: of['authority'],
    effectiveon: lastDay,
    data: { employmentId: 'E-1' },
  };
}

/** `count` starters with ids `<prefix>-0`, `<prefix>-1`, … */
export function starters(prefix: string, count: number): Claim[] {
  return Array.from({ length: count }, (_, index) => starter(`${prefix}-${index}`));
}

/** The same claim without one of its attributes. */
export function without(claim: Claim, attribute: string): Claim {
  return Object.fromEntries(Object.entries(claim).filter(([name]) => name !== attribute)) as Claim;
}
