import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  isCode,
  isSpec,
  isTidyItself,
  lineRule,
  linesOf,
  ROOT,
  sample,
  type TidyRule,
  type TrackedFile,
} from './tracked-files';

const isPage = ({ path }: TrackedFile) => path.endsWith('.md');
/** Published tables, recorded streams and what npm writes have the length that they have. */
const isWritten = ({ path }: TrackedFile) => !/^fixtures\/|\.(json|ndjson|csv|lock|svg|xml)$/.test(path);
const isScript = (file: TrackedFile) => isWritten(file) && !isPage(file);

function limitOf(path: string): number {
  if (/(^|\/)README\.md$/.test(path)) return 120;
  if (path.startsWith('docs/decisions/')) return 60;
  return path.endsWith('.md') ? Infinity : 300;
}

const length: TidyRule = {
  says: 'a file has at most 300 lines, a README 120, a decision 60',
  look: (file) => {
    const count = linesOf(file).length;
    const limit = limitOf(file.path);
    return isWritten(file) && count > limit
      ? [`${file.path}:${limit + 1}: ${count} lines, at most ${limit}`]
      : [];
  },
  broken: [
    sample('libs/log/src/schema.sql', '\n'.repeat(300)),
    sample('README.md', '\n'.repeat(120)),
    sample('docs/decisions/0001-one-log.md', '\n'.repeat(60)),
  ],
  fine: [sample('libs/log/src/schema.sql', '\n'.repeat(299)), sample('package-lock.json', '\n'.repeat(999))],
};

const lineEnds: TidyRule = {
  says: 'lines end in LF, without blanks before it, and the last line ends',
  look: (file) => {
    if (!isWritten(file)) return [];
    const ends = file.text === '' || file.text.endsWith('\n');
    const blanks = linesOf(file).flatMap((line, at) => (/[ \t\r]$/.test(line) ? [at + 1] : []));
    return [
      ...blanks.map((line) => `${file.path}:${line}: blank or CR at the end of the line`),
      ...(ends ? [] : [`${file.path}:${linesOf(file).length}: the last line does not end`]),
    ];
  },
  broken: [sample('a.ts', 'one\r'), sample('a.ts', 'one '), { path: 'a.ts', text: 'one' }],
  fine: [sample('a.ts', 'one\ntwo'), { path: 'a.ts', text: '' }, sample('fixtures/a.csv', 'one\r')],
};

const SKIPPED =
  /\b(it|test|describe)\.(only|skip|todo)\s*[.(`]|\.(only|skip)\.each|\b[fx](it|describe|test)\s*\(|\bxtest\b/;
/** A spec may step aside where something is absent from the machine, if it prints why. */
const STEPS_ASIDE = /[?:]\s*(it|test|describe)\.skip\b/;

const noneSkipped: TidyRule = {
  says: 'no spec is focused, put off or silently skipped',
  look: (file) =>
    isSpec(file) && !isTidyItself(file)
      ? linesOf(file).flatMap((line, index) => {
          const silent = STEPS_ASIDE.test(line) && !/console\.|process\.std(out|err)/.test(file.text);
          return SKIPPED.test(line) || silent
            ? [`${file.path}:${index + 1}: ${line.trim().slice(0, 80)}`]
            : [];
        })
      : [],
  broken: [
    sample('a.spec.ts', "it.only('x', () => {});"),
    sample('a.spec.ts', "describe.skip('x', () => {});"),
    sample('a.spec.ts', "xit('x', () => {});"),
    sample('a.spec.ts', "it.todo('x');"),
    sample('a.spec.ts', 'const given = present ? describe : describe.skip;'),
  ],
  fine: [
    sample('a.spec.ts', "it('x', () => {});\nexit(1);"),
    sample('a.spec.ts', "console.warn('no data');\nconst given = present ? describe : describe.skip;"),
  ],
};

const LINK = /\[[^\]]*\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g;

const links: TidyRule = {
  says: 'relative links of pages lead somewhere',
  look: (file) =>
    isPage(file)
      ? linesOf(file).flatMap((line, index) =>
          [...line.matchAll(LINK)]
            .map(([, target = '']) => target.replace(/#.*$/, ''))
            .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
            .filter((target) => !existsSync(join(ROOT, dirname(file.path), decodeURIComponent(target))))
            .map((target) => `${file.path}:${index + 1}: leads nowhere: ${target}`),
        )
      : [],
  broken: [sample('docs/a.md', 'see [b](no-such-page.md)'), sample('README.md', '![b](docs/no-such.png)')],
  fine: [sample('docs/a.md', 'see [b](../package.json#x), [c](https://example.org), [d](#e)')],
};

const texts: readonly TidyRule[] = [
  lineRule({
    says: 'nothing is put off without the number of its issue',
    pattern: /\b(TODO|FIXME|XXX|HACK)\b(?!.*#\d)/,
    of: isWritten,
    broken: [sample('a.ts', '// TODO later'), sample('a.sql', '-- FIXME')],
    fine: [sample('a.ts', '// TODO #12: when the peer answers'), sample('a.ts', '// to do so')],
  }),
  lineRule({
    says: 'no code is commented out',
    pattern:
      /^\s*\/\/\s*(?:(?:const|let|var|return|import|export|await|throw)\b.*[;{]$|(?:if|for|while)\s*\(.*\)\s*\{?$|.*[=(].*;$|[})\]]+[;,]?$)/,
    of: isCode,
    broken: [
      sample('a.ts', '// const a = 1;'),
      sample('a.ts', '// if (a) {'),
      sample('a.ts', '  // log.append(event);'),
      sample('a.ts', '// });'),
    ],
    fine: [
      sample('a.ts', '// a first commit wins; the other is told'),
      sample('a.ts', '// import what is needed'),
    ],
  }),
  lineRule({
    says: 'exports are by name',
    pattern: /^\s*export \*/,
    of: isCode,
    broken: [sample('a.ts', "export * from './b';")],
    fine: [sample('a.ts', "export { b } from './b';")],
  }),
  lineRule({
    says: 'a rule of lint is switched off only with a reason',
    pattern: /(eslint-disable(?!.* -- \S)|@ts-(ignore|nocheck|expect-error\s*$))/,
    of: isCode,
    broken: [sample('a.ts', '// eslint-disable-next-line complexity'), sample('a.ts', '// @ts-ignore')],
    fine: [sample('a.ts', '// eslint-disable-next-line complexity -- one case for each type')],
  }),
  lineRule({
    says: 'no banners',
    pattern: /^\s*(\/\/|\/\*|#|--)\s*[-=*#~_]{4,}/,
    of: isScript,
    broken: [sample('a.ts', '// ------ reading ------'), sample('a.sql', '-- =====')],
    fine: [sample('a.ts', '// reading'), sample('docs/a.md', '---')],
  }),
  lineRule({
    says: 'lines of files that ESLint does not read have at most 110 characters',
    pattern: /^.{111,}$/u,
    of: (file) => /\.(sql|sh|css)$|^\.ci\//.test(file.path),
    broken: [sample('a.sql', 'x'.repeat(111))],
    fine: [sample('a.sql', 'x'.repeat(110))],
  }),
  lineRule({
    says: 'no path of one machine',
    pattern: /(?<![\w./:*])\/(work|root|home)\/|\/tmp\/daybook|\b[A-Z]:\\Users/,
    of: (file) => !file.path.startsWith('fixtures/'),
    broken: [
      sample('a.ts', `read('${path('work', 'shared', 'data')}')`),
      sample('a.md', `see ${path('root', 'x')}`),
      sample('a.ts', path('tmp', 'daybook-1')),
    ],
    fine: [sample('a.ts', "join('..', 'work/')"), sample('a.md', `https://example.org${path('work', '')}`)],
  }),
  lineRule({
    says: 'no address of a package registry',
    pattern: /"resolved": "https?:|registry\.(npmjs|yarnpkg)\b|^\s*(\S*:)?(_authToken|registry)\s*=/,
    of: () => true,
    broken: [
      sample('package-lock.json', '"resolved": "https://registry.npmjs.org/x"'),
      sample('.npmrc', 'registry=http://x'),
    ],
    fine: [sample('package-lock.json', '"url": "https://github.com/sponsors/x"')],
  }),
];

/** The rules about what files say. */
export const rulesOfText: readonly TidyRule[] = [length, lineEnds, noneSkipped, links, ...texts];

/** A path from the root, put together so that this file names no place of any machine itself. */
function path(...names: readonly string[]): string {
  return ['', ...names].join('/');
}
