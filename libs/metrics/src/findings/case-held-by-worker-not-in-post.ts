import { engagements, withoutEngagement } from './engagements';
import { type FindingRule, warning } from './finding';
import { ledCases } from './led-cases';

/** A case is led by a worker who is known, but neither in post nor on an assignment in a counted role. */
export const caseHeldByWorkerNotInPost: FindingRule = (facts) => {
  const known = new Set(facts.map(({ subject }) => subject));
  const engaged = engagements(facts);
  return ledCases(facts)
    .filter(({ person }) => known.has(person))
    .flatMap((led) =>
      withoutEngagement(led, engaged.get(led.person) ?? []).map(({ from, to, after }) =>
        warning({
          rule: 'case-held-by-worker-not-in-post',
          of: { authority: led.facts[0]?.authority ?? '', subject: led.child },
          days: { from, to },
          behind: [...led.facts, ...(after?.ending ?? [])],
          message: `The case is held by ${led.person}, who is neither in post nor on an assignment.`,
        }),
      ),
    );
};
