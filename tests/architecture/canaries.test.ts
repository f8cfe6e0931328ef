/**
 * A rule that never fires looks like a house in order. Each of these plants what is forbidden and expects it to be caught, beside a twin that is
 * allowed and passes; the tools run for real, on a small house in a temporary folder with the configuration of this one.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAmountConstants } from './amount-constants.ts';
import { findEnglishLabels } from './english-labels.ts';
import { root } from './source-scan.ts';

let house = '';

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'yiyang-canary-'));
  cpSync(join(root, 'build/typescript'), join(house, 'build/typescript'), { recursive: true });
  cpSync(join(root, 'tsconfig.json'), join(house, 'tsconfig.json'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
  plant('electron/contract/values.ts', 'export const one = 1;\n');
  plant('database/core/open.ts', 'export const open = 1;\n');
});

afterEach(() => rmSync(house, { recursive: true, force: true }));

function plant(path: string, source: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), source);
}

/** Runs a tool of the test command in the small house. */
function run(tool: string, ...args: readonly string[]): { passed: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'build/run.mjs'), tool, ...args], {
    cwd: house,
    encoding: 'utf8',
  });
  return { passed: status === 0, output: stdout + stderr };
}

describe('a forbidden import', () => {
  const arrows = () =>
    run('depcruise', '--config', join(root, 'build/dependency-cruiser.mjs'), ...['electron', 'database', 'renderer'].filter(isPlanted));
  const isPlanted = (folder: string) => folder !== 'renderer' || planted;
  let planted = false;

  const cases: readonly (readonly [rule: string, path: string, source: string])[] = [
    [
      'renderer-knows-the-contract-only',
      'renderer/Planted.tsx',
      "import { open } from '../database/core/open.ts';\nexport const Planted = () => <b>{open}</b>;\n",
    ],
    [
      'renderer-runs-without-node',
      'renderer/planted.ts',
      "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n",
    ],
    [
      'contract-imports-zod-only',
      'electron/contract/planted.ts',
      "import { open } from '../../database/core/open.ts';\nexport const planted = open;\n",
    ],
    ['database-knows-the-contract-only', 'database/core/planted.ts', "import { app } from 'electron';\nexport const planted = app;\n"],
    [
      'main-knows-the-contract-only',
      'electron/main/planted.ts',
      "import { open } from '../../database/core/open.ts';\nexport const planted = open;\n",
    ],
    [
      'preload-knows-the-contract-only',
      'electron/preload/planted.ts',
      "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n",
    ],
    ['backend-without-electron', 'electron/backend/planted.ts', "import { app } from 'electron';\nexport const planted = app;\n"],
    [
      'core-knows-no-feature',
      'database/core/planted.ts',
      "import { service } from '../features/people/service.ts';\nexport const planted = service;\n",
    ],
    [
      'documents-know-no-feature',
      'database/documents/planted.ts',
      "import { service } from '../features/people/service.ts';\nexport const planted = service;\n",
    ],
    ['rules-are-pure', 'database/features/people/rules.ts', "import { service } from './service.ts';\nexport const planted = service;\n"],
    [
      'rules-are-pure',
      'database/features/people/rules/late.ts',
      "import { open } from '../../../core/open.ts';\nexport const planted = open;\n",
    ],
    [
      'rules-read-nothing',
      'database/features/people/rules-late.ts',
      "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n",
    ],
    [
      'queries-know-no-service',
      'database/features/people/queries.ts',
      "import { service } from './service.ts';\nexport const planted = service;\n",
    ],
    [
      'queries-are-private',
      'database/features/homes/service.ts',
      "import { find } from '../people/queries-person.ts';\nexport const planted = find;\n",
    ],
    [
      'queries-are-private',
      'database/features/homes/types.ts',
      "import type { Row } from '../people/queries-person.ts';\nexport type Planted = Row;\n",
    ],
    ['no-cycles', 'database/core/open.ts', "import { two } from './two.ts';\nexport const open = two;\n"],
    ['no-unresolved', 'database/core/planted.ts', "import { gone } from './gone.ts';\nexport const planted = gone;\n"],
  ];

  beforeEach(() => {
    planted = false;
    plant('database/features/people/service.ts', "import { find } from './queries-person.ts';\nexport const service = find;\n");
    plant(
      'database/features/people/queries-person.ts',
      "import { open } from '../../core/open.ts';\nexport type Row = number;\nexport const find = open;\n",
    );
    plant('database/features/homes/list.ts', "import { service } from '../people/service.ts';\nexport const list = service;\n");
    plant('database/core/two.ts', "import { open } from './open.ts';\nexport const two = open;\n");
  });

  test('is not seen where there is none', () => {
    const { passed, output } = arrows();
    expect(output).toContain('no dependency violations');
    expect(passed).toBe(true);
  });

  test.each(cases)('%s: %s', (rule, path, source) => {
    planted = path.startsWith('renderer');
    plant(path, source);
    const { passed, output } = arrows();
    expect(output).toContain(`error ${rule}:`);
    expect(passed).toBe(false);
  });
});

describe('a line that the code rules forbid', () => {
  const lint = () =>
    run('oxlint', '-c', join(root, 'build/oxlint.json'), '--type-aware', '--deny-warnings', '-f', 'unix', 'electron', 'database');

  test('is not seen where there is none', () => {
    plant('database/core/fine.ts', 'export async function fine(): Promise<number> {\n  return await Promise.resolve(1);\n}\n');
    expect(lint()).toMatchObject({ passed: true });
  });

  const cases: readonly (readonly [rule: string, source: string])[] = [
    ['no-floating-promises', 'export function planted(): void {\n  Promise.resolve(1);\n}\n'],
    ['no-explicit-any', 'export const planted = (value: any): string => String(value);\n'],
    ['no-console', "export function planted(): void {\n  console.log('x');\n}\n"],
    ['no-restricted-globals', "export const planted = parseFloat('1.5');\n"],
    ['no-restricted-properties', 'export const planted = (1.005).toFixed(2);\n'],
    ['no-default-export', 'export default 1;\n'],
  ];
  test.each(cases)('%s', (rule, source) => {
    plant('database/core/planted.ts', source);
    const { passed, output } = lint();
    expect(output).toMatch(new RegExp(`planted\\.ts.*${rule}`));
    expect(passed).toBe(false);
  });

  test('today, in a rules file', () => {
    plant('database/features/payments/rules-late.ts', 'export const planted = new Date().getFullYear();\n');
    expect(lint().output).toMatch(/rules-late\.ts.*no-restricted-globals/);
  });
});

describe('a name from the other side of a type fence', () => {
  const check = (project: string) => run('tsc', '-p', `build/typescript/${project}.json`, '--pretty', 'false');

  test.each([
    ['contract', 'electron/contract/planted.ts', 'export const planted = document.title;\n'],
    ['contract', 'electron/contract/planted.ts', 'export const planted = process.pid;\n'],
    ['database', 'database/core/planted.ts', 'export const planted = document.title;\n'],
    ['renderer', 'renderer/planted.ts', 'export const planted = process.pid;\n'],
  ])('%s: %s', (project, path, source) => {
    plant(path, 'export const planted = 1;\n');
    expect(check(project)).toMatchObject({ passed: true });
    plant(path, source);
    expect(check(project).output).toMatch(/planted\.ts.*error TS(2304|2580|2584|2591)/);
  });
});

describe('an English label', () => {
  test.each([
    ['text', '<Button>Save</Button>'],
    ['text beside Chinese', '<p>第 2 页 of 3</p>'],
    ['label', '<TextField label="Name" />'],
    ['placeholder', '<input placeholder={"Search people"} />'],
    ['label for a screen reader', '<IconButton aria-label="close" />'],
    ['choice', "<p>{busy ? '正在保存' : 'Saved'}</p>"],
    ['template', '<p>{`${count} rows`}</p>'],
    ['list', "<p>{people.map((person) => 'none')}</p>"],
    ['column', "<DataGrid columns={[{ field: 'name', headerName: 'Name' }]} />"],
    ['message', "<Button onClick={() => showToast({ tone: 'info', text: 'Saved' })}>保存</Button>"],
  ])('is found: %s', (_, screen) => {
    expect(findEnglishLabels('Planted.tsx', `export const Planted = () => ${screen};\n`)).toHaveLength(1);
  });

  test('is not found in Chinese, known names, and what nobody reads', () => {
    const screen = `export const Screen = ({ kind }: { kind: 'roster' | 'homes' }) => (
      <Box component="section" className="grid" sx={{ display: 'flex', color: 'text.secondary' }} role="status" title="导出 Excel（.xlsx）">
        {kind === 'roster' ? '花名册' : '敬老院'} A4 纸 · SHA-256 <kbd>Ctrl+K</kbd> {t('page.count')}
        <DataGrid columns={[{ field: 'name', headerName: '姓名', type: 'number' }]} />
      </Box>
    );\n`;
    expect(findEnglishLabels('Screen.tsx', screen)).toEqual([]);
  });
});

describe('an amount constant in a rules file', () => {
  test.each([
    ['a yearly amount', 'export const annual = 12000;'],
    ['a multiple', 'export const funeral = (standard: number) => standard * 6;'],
    ['a share', 'export const first = (amount: number) => (amount * 60) / 100;'],
    ['a negative number', 'export const floor = -500;'],
    ['a big integer', 'export const cap = 9007n;'],
    ['an amount written as text', "export const amount = '1,200.00';"],
    ['an argument', 'export const line = pay(817);'],
  ])('is found: %s', (_, source) => {
    expect(findAmountConstants('rules.ts', source)).toHaveLength(1);
  });

  test('is not found in places of a text, months, percentages and types', () => {
    const source = `export type Grade = 1 | 2 | 3;
      export const yearOf = (day: string) => Number(day.slice(0, 4));
      export const percent = (part: number, whole: number) => (part * 100) / whole / 12;
      export const last = (list: string[]) => list.at(-1);`;
    expect(findAmountConstants('rules.ts', source)).toEqual([]);
  });
});
