/**
 * The person or thing that a stream tells of, under the name by which its life is kept: as yet every stream
 * is a person of its own.
 */
export const personOf = (stream: string): string => stream;
