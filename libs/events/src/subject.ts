import type { DaybookEvent, StreamKind } from './event';

const subjectForm = /^(?:(?:worker|post|child|team)\/[A-Za-z0-9._~-]{1,64}|authority)$/;

/** Whether a text is a subject: `worker/…`, `post/…`, `child/…`, `team/…` or `authority` (events.md §2). */
export function isSubject(text: string): boolean {
  return subjectForm.test(text);
}

/** What kind of thing a subject is: `worker` of `worker/SW-1042`. */
export function kindOfSubject(subject: string): StreamKind {
  const slash = subject.indexOf('/');
  return (slash < 0 ? subject : subject.slice(0, slash)) as StreamKind;
}

/** What kind of thing an event is about. */
export function subjectKindOf(event: Pick<DaybookEvent, 'subject'>): StreamKind {
  return kindOfSubject(event.subject);
}

/** The stream of an event: `worker-333-SW-1042`, or `authority-333`. */
export function streamOf(event: Pick<DaybookEvent, 'subject' | 'authority'>): string {
  const { subject, authority } = event;
  const slash = subject.indexOf('/');
  if (slash < 0) return `${subject}-${authority}`;
  return `${subject.slice(0, slash)}-${authority}-${subject.slice(slash + 1)}`;
}
