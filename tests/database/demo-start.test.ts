/** The demonstration ledger is made whole or not at all. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { finish } from '../../database/core/sql.ts';
import { makeDemoSteps } from '../../database/features/demo/service.ts';
import { demoProfile, folder, parentIn, small } from '../helpers/demo.ts';

afterAll(() => folder.remove());

describe('a start that is cut short', () => {
  it.each([3, 6])('leaves nothing behind after %i steps, and begins anew', (count) => {
    const parent = parentIn(demoProfile(`cut-${count}`));
    const steps = makeDemoSteps({ parent, ...small, mostMonths: 2 });
    for (let step = 0; step < count; step += 1) expect(steps.next().done).toBe(false);
    expect(() => steps.throw(new Error('cut short'))).toThrow('cut short');
    expect(readdirSync(parent)).toEqual([]);
  });

  it('removes what a crash has left, and keeps what it did not make', () => {
    const parent = parentIn(demoProfile('crashed'));
    const steps = makeDemoSteps({ parent, ...small, mostMonths: 2 });
    for (let step = 0; step < 3; step += 1) steps.next();
    // The steps are never taken again, as when the power goes; the connection stays open as the crashed process left it.
    expect(readdirSync(parent)).toEqual(['.演示台账正在生成']);
    const half = join(folder.path, 'half');
    cpSync(join(parent, '.演示台账正在生成'), half, { recursive: true });
    steps.return(undefined as never);
    cpSync(half, join(parent, '.演示台账正在生成'), { recursive: true });
    mkdirSync(join(parent, '演示台账'));
    writeFileSync(join(parent, '演示台账', '我的笔记.txt'), '不能丢');
    const files = finish(makeDemoSteps({ parent, ...small, mostMonths: 2 }));
    expect(new Set(readdirSync(parent))).toEqual(new Set(['演示台账', '演示台账（旧1）']));
    expect(readFileSync(join(parent, '演示台账（旧1）', '我的笔记.txt'), 'utf8')).toBe('不能丢');
    expect(existsSync(files.ledger)).toBe(true);
    expect(() => finish(makeDemoSteps({ parent, ...small }))).toThrow('这里已经有一本台账');
  });
});
