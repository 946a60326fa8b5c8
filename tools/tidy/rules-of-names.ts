import { basename } from 'node:path';
import { isCode, lineRule, linesOf, sample, type TidyRule, type TrackedFile } from './tracked-files';

const WAREHOUSES = /(^|\/)(shared|common|utils?|helpers?|core|misc|lib)(\/|\.|$)/;
const KEBAB = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const KNOWN_BY_NAME = /^(README|CHANGELOG|ARCHITECTURE|LICENCE|CONTRIBUTING|SECURITY|Dockerfile)(\.md)?$/;
/** Schemas lie at the addresses at which they are served, which name the event type. */
const SCHEMA_ADDRESS = /^docs\/reference\/schemas\/[A-Z][A-Za-z0-9]*\/\d+\.json$/;
const SPEC = /^[a-z0-9-]+(\.(adapter|e2e|page))?\.spec\.ts$/;
const ROOT_PAGES = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'];

const say = (path: string, broken: boolean, what: string): string[] => (broken ? [`${path}:1: ${what}`] : []);

const warehouse: TidyRule = {
  says: 'no folder or file is a warehouse (shared, common, utils, helpers, core)',
  look: ({ path }) => say(path, WAREHOUSES.test(path), 'a name that says nothing'),
  broken: [
    sample('libs/shared/src/index.ts'),
    sample('libs/log/src/utils.ts'),
    sample('libs/log/src/core/log.ts'),
  ],
  fine: [sample('libs/log/src/score.ts'), sample('docs/common-questions.md')],
};

const kebab: TidyRule = {
  says: 'files and folders are named in kebab-case',
  look: ({ path }) => {
    if (SCHEMA_ADDRESS.test(path)) return [];
    const odd = path.split('/').find((part) => !KEBAB.test(part) && !KNOWN_BY_NAME.test(part));
    return say(path, odd !== undefined, `${odd} is not kebab-case`);
  },
  broken: [sample('libs/log/src/EventLog.ts'), sample('libs/log/src/event_log.ts')],
  fine: [
    sample('libs/log/src/event-log.adapter.spec.ts'),
    sample('.ci/run'),
    sample('docs/ARCHITECTURE.md'),
    sample('docs/reference/schemas/SocialWorkerLeft/1.json'),
  ],
};

const specs: TidyRule = {
  says: 'the suffix of a spec tells its level: .spec, .adapter.spec, .e2e.spec or .page.spec',
  look: ({ path }) => {
    const claims = /(\.(test|spec)\.[jt]s$|\/__tests__\/)/.test(path);
    return say(path, claims && !SPEC.test(basename(path)), 'not a suffix that tells a level');
  },
  broken: [
    sample('libs/log/src/log.test.ts'),
    sample('libs/log/src/log.int.spec.ts'),
    sample('tools/tidy.spec.js'),
  ],
  fine: [sample('libs/log/src/log.spec.ts'), sample('libs/log/src/log.e2e.spec.ts')],
};

const rootPages: TidyRule = {
  says: 'no planning notes at the root, nothing built is tracked, streams are .ndjson',
  look: ({ path }) => [
    ...say(path, /^[^/]+\.(md|txt)$/.test(path) && !ROOT_PAGES.includes(path), 'not a page of the root'),
    ...say(path, /(^|\/)(dist|node_modules|coverage)\//.test(path), 'built, not written'),
    ...say(path, /\.jsonl$/.test(path), 'streams on disk are .ndjson'),
  ],
  broken: [sample('PLAN.md'), sample('libs/log/dist/index.js'), sample('fixtures/streams/v1/a.jsonl')],
  fine: [
    sample('README.md'),
    sample('docs/decisions/0001-one-log.md'),
    sample('fixtures/streams/v1/a.ndjson'),
  ],
};

const EXPORT_BY_NAME =
  /^(export (type )?\{.*\} from '[^']+';|export (type )?\{|\s+[\w, ]+,?|\} from '[^']+';)$/;

function logicOfIndex({ path, text }: TrackedFile): string[] {
  const bare = text.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''));
  return linesOf({ path, text: bare }).flatMap((line, index) =>
    line.trim() === '' || line.startsWith('//') || EXPORT_BY_NAME.test(line)
      ? []
      : [`${path}:${index + 1}: an index exports by name and does nothing else: ${line.trim().slice(0, 60)}`],
  );
}

const index: TidyRule = {
  says: 'a library exports by name from one src/index.ts, which does nothing else',
  look: (file) => {
    if (basename(file.path) !== 'index.ts') return [];
    const place = /^(libs|apps)\/[a-z-]+\/src\/index\.ts$/.test(file.path);
    return [...say(file.path, !place, 'only the root of a project is called index'), ...logicOfIndex(file)];
  },
  broken: [
    sample('libs/log/src/index.ts', "import { a } from './a';"),
    sample('libs/log/src/index.ts', 'export const one = 1;'),
    sample('libs/log/src/index.ts', 'export {};'),
    sample('libs/log/src/sqlite/index.ts', "export { a } from './a';"),
  ],
  fine: [
    sample(
      'libs/log/src/index.ts',
      "/** The log. */\nexport type {\n  A,\n  B,\n} from './a';\nexport { b } from './b';",
    ),
  ],
};

/** The rules about what things are called. */
export const rulesOfNames: readonly TidyRule[] = [
  warehouse,
  kebab,
  specs,
  rootPages,
  index,
  lineRule({
    says: 'no …Impl, I… interface, base class, event class, repository, mapper or DTO',
    pattern:
      /\b((class|interface|type) (\w+Impl|\w+(Repository|Mapper|Dto|DTO|Entity))|interface I[A-Z][a-z]\w*|class (Base[A-Z]|Abstract[A-Z]|\w+Event\b|\w+Base\b)|abstract class)/,
    of: isCode,
    broken: [
      sample('libs/log/src/a.ts', 'export class EventLogImpl {}'),
      sample('libs/log/src/a.ts', 'export interface IEventLog {}'),
      sample('libs/log/src/a.ts', 'class BaseLog {}'),
      sample('libs/log/src/a.ts', 'export class LeftEvent {}'),
      sample('libs/log/src/a.ts', 'export abstract class Log {}'),
    ],
    fine: [
      sample('libs/log/src/a.ts', 'export interface Identity {}'),
      sample('libs/log/src/a.ts', 'export interface DaybookEvent {}'),
      sample('libs/log/src/a.ts', 'export class SqliteEventLog {}'),
    ],
  }),
];
