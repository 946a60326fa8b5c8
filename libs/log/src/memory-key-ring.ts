import { randomBytes } from 'node:crypto';
import type { Key, KeyRing, SubjectKey } from './key-ring';

const KEY_BYTES = 32;

/** A key ring that lives as long as its process; what was sealed under it is unreadable afterwards. */
export class MemoryKeyRing implements KeyRing {
  private readonly keys = new Map<string, SubjectKey>();
  private readonly ofContent = randomBytes(KEY_BYTES);

  keysFor(subjects: readonly string[]): ReadonlyMap<string, SubjectKey> {
    return new Map(subjects.map((subject) => [subject, this.keyOf(subject) ?? this.create(subject)]));
  }

  keyOf(subject: string): SubjectKey | undefined {
    return this.keys.get(subject);
  }

  contentKey(): Key {
    return this.ofContent;
  }

  destroy(subject: string): void {
    this.keys.set(subject, 'erased');
  }

  close(): void {
    this.keys.clear();
  }

  private create(subject: string): Key {
    const key = randomBytes(KEY_BYTES);
    this.keys.set(subject, key);
    return key;
  }
}
