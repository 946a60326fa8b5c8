import { type FindingRule, warning } from './finding';
import { ledCases } from './led-cases';

/** A case is led by a worker of whom nothing else has been told. */
export const caseHeldByUnknownWorker: FindingRule = (facts) => {
  const known = new Set(facts.map(({ subject }) => subject));
  return ledCases(facts)
    .filter(({ person }) => !known.has(person))
    .map(({ child, person, from, to, facts: behind }) =>
      warning({
        rule: 'case-held-by-unknown-worker',
        of: { authority: behind[0]?.authority ?? '', subject: child },
        days: { from, to },
        behind,
        message: `The case is held by ${person}, of whom nothing is known.`,
      }),
    );
};
