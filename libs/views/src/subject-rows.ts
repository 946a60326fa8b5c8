/** Whatever belongs to one subject of one authority. */
export interface OfSubject {
  readonly authority: string;
  readonly subject: string;
}

/** The rows of one subject, in the order of the store. */
export interface SubjectRows<Row extends OfSubject> extends OfSubject {
  readonly rows: readonly Row[];
}

/** Cuts pages that are in the order of authority and subject into the rows of one subject at a time. */
export async function* subjectBySubject<Row extends OfSubject>(
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<SubjectRows<Row>> {
  let rows: Row[] = [];
  for await (const page of pages) {
    for (const row of page) {
      const [first] = rows;
      if (first !== undefined && (first.authority !== row.authority || first.subject !== row.subject)) {
        yield { authority: first.authority, subject: first.subject, rows };
        rows = [];
      }
      rows.push(row);
    }
  }
  const [first] = rows;
  if (first !== undefined) yield { authority: first.authority, subject: first.subject, rows };
}
