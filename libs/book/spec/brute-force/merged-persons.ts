import type { StandingClaim } from './standing-claims';

/**
 * The claims of one authority, each on the person that its subject is: two subjects are one where merges that
 * stand lead from one to the other, in any direction. What the person is called does not matter here.
 */
export function claimsOfPersons(claims: readonly StandingClaim[]): readonly StandingClaim[] {
  const merges = claims.filter(({ type }) => type === 'WorkersMerged');
  const personOf = new Map<string, string>();
  const nameOf = (subject: string): string => personOf.get(subject) ?? subject;
  for (const { subject, data } of merges) {
    const [one, other] = [nameOf(subject), nameOf(`worker/${String(data['into'])}`)];
    for (const each of [...personOf.keys(), one, other]) {
      if (nameOf(each) === other) personOf.set(each, one);
    }
  }
  return claims.map((claim) => ({ ...claim, subject: nameOf(claim.subject) }));
}
