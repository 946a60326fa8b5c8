import type { StandingClaim } from './standing-claims';

/**
 * Which person the subjects of one authority are: two subjects are one where merges that stand lead from one
 * to the other, in any direction. What the person is called does not matter here.
 */
export function personsIn(claims: readonly StandingClaim[]): (subject: string) => string {
  const merges = claims.filter(({ type }) => type === 'WorkersMerged' || type === 'ChildrenMerged');
  const personOf = new Map<string, string>();
  const nameOf = (subject: string): string => personOf.get(subject) ?? subject;
  for (const { subject, data } of merges) {
    const [one, other] = [nameOf(subject), nameOf(`${subject.split('/')[0]}/${String(data['into'])}`)];
    for (const each of [...personOf.keys(), one, other]) {
      if (nameOf(each) === other) personOf.set(each, one);
    }
  }
  return nameOf;
}

/** The claims of one authority, each on the person that its subject is. */
export function claimsOfPersons(claims: readonly StandingClaim[]): readonly StandingClaim[] {
  const nameOf = personsIn(claims);
  return claims.map((claim) => ({ ...claim, subject: nameOf(claim.subject) }));
}
