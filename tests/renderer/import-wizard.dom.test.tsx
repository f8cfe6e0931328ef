import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route, Switch } from 'wouter';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { row, type WriteContext } from '../../database/core/sql.ts';
import { BatchPage } from '../../renderer/features/imports/BatchPage.tsx';
import { ImportsPage } from '../../renderer/features/imports/ImportsPage.tsx';
import { WizardPage } from '../../renderer/features/imports/WizardPage.tsx';
import { goTo } from '../../renderer/shared/navigation.ts';
import { fileLedger, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { openBackend, showPage } from './real-window.tsx';

const header = '机构编号,机构名称,级别,所在乡镇,核定床位,其中护理型床位,运营方式,开办时间';
const good = ['H01,东山敬老院,乡镇,新城街道,60,20,公办,2010-01-01', 'H02,西河敬老院,乡镇,老城街道,80,20,公办,2010-01-01'];
const bad = 'H03,北坡敬老院,乡镇,没有这个镇,六十,20,公办,2010-01-01';

let context: WriteContext;
let folder: TemporaryFolder;
let backend: ReturnType<typeof openBackend>;
let chosen: string | null;
let user: ReturnType<typeof userEvent.setup>;

function choose(name: string, lines: readonly string[]): void {
  chosen = join(folder.path, name);
  writeFileSync(chosen, `${lines.join('\n')}\n`);
}

const homes = (): number => row<{ found: number }>(context, 'SELECT count(*) AS found FROM home WHERE withdrawn_at IS NULL')?.found ?? 0;
const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const press = (name: string | RegExp): Promise<void> => user.click(button(name));
const wizard = (): Promise<HTMLElement> => screen.findByRole('region', { name: '写入' }, { timeout: 10_000 });
const answer = async (name: string): Promise<void> =>
  user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name }));

beforeEach(() => {
  localStorage.clear();
  folder = temporaryFolder();
  // A real file: before an import the ledger is copied.
  const { ledger } = fileLedger(folder.path);
  const { userId, name } = ledger.session.user;
  context = { connection: ledger.connection, clock: fixedClock(isoDate('2022-12-31')), actor: { userId, name } };
  chosen = null;
  backend = openBackend(context, () => chosen, ledger);
  user = userEvent.setup({ delay: null });
  act(() => goTo('/imports', { replace: true }));
  showPage(
    <Switch>
      <Route path="/imports" component={ImportsPage} />
      <Route path="/imports/new" component={WizardPage} />
      <Route path="/imports/:batchId" component={BatchPage} />
    </Switch>,
    context,
  );
});
afterEach(() => {
  backend.close();
  folder.remove();
});

describe('from a file to the ledger', () => {
  it('writes nothing before the user has said what becomes of rejected rows, then a batch that can be taken back', async () => {
    choose('名册.csv', [header, ...good, bad]);
    await press('选择文件');
    const write = await wizard();
    expect(screen.getByRole('tab', { name: '不合格 1' }).getAttribute('aria-selected')).toBe('true');
    for (const decision of within(write).getAllByRole<HTMLInputElement>('radio')) expect(decision.checked).toBe(false);
    expect(within(write).getByRole('button', { name: '请先选择' })).toHaveProperty('disabled', true);

    await user.click(within(write).getByRole('radio', { name: '跳过不合格的 1 行，写入其余 2 行' }));
    await user.click(within(write).getByRole('button', { name: '写入 2 行' }));
    expect((await screen.findByRole('alertdialog')).textContent).toContain(
      '《名册.csv》：新增 2 行。跳过不合格的 1 行，它们不会进入台账。',
    );
    await answer('取消');
    expect(homes()).toBe(0);
    await user.click(within(write).getByRole('button', { name: '写入 2 行' }));
    await answer('写入 2 行');
    await screen.findByText('已写入台账 2 家');
    expect(homes()).toBe(2);

    await press('撤销本次导入');
    expect((await screen.findByRole('alertdialog')).textContent).toContain(
      '《名册.csv》写入的 2 家将整批撤销：由它新登记的机构退出名册，被它改动的机构恢复为导入前的内容。',
    );
    await answer('整批撤销');
    await screen.findByText('已整批撤销');
    expect(homes()).toBe(0);
  });

  it('offers the marked workbook and another file when the rows are to be mended first', async () => {
    choose('名册.csv', [header, ...good, bad]);
    await press('选择文件');
    const write = await wizard();
    await user.click(within(write).getByRole('radio', { name: '修改后重来，这次不写入' }));
    expect(within(write).queryByRole('button', { name: /^写入/ })).toBeNull();
    const marked = join(folder.path, '标注.xlsx');
    chosen = marked;
    await user.click(within(write).getByRole('button', { name: '另存标注错误的表格' }));
    await screen.findByText(`已保存：${marked}`);
    choose('改好.csv', [header, ...good]);
    await user.click(within(write).getByRole('button', { name: '重新选择文件' }));
    await waitFor(() => expect(screen.getByText('改好.csv')).toBeTruthy());
    expect(within(await wizard()).queryAllByRole('radio')).toEqual([]);
    expect(within(await wizard()).getByRole('button', { name: '写入 2 行' })).toHaveProperty('disabled', false);
  });

  it('says of a file that is already there that nothing changes', async () => {
    choose('名册.csv', [header, ...good]);
    await press('选择文件');
    await user.click(within(await wizard()).getByRole('button', { name: '写入 2 行' }));
    await answer('写入 2 行');
    await screen.findByText('已写入台账 2 家');
    act(() => goTo('/imports'));
    await press('选择文件');
    await wizard();
    expect(screen.getByText('与台账一致，没有任何变动。')).toBeTruthy();
    await press('完成');
    await screen.findByRole('heading', { name: '导入', level: 1 });
    expect(screen.queryByText(/还没有写入台账/)).toBeNull();
  });

  it('shows a change as it was and as it will be, in its cell and in words', async () => {
    choose('名册.csv', [header, ...good]);
    await press('选择文件');
    await user.click(within(await wizard()).getByRole('button', { name: '写入 2 行' }));
    await answer('写入 2 行');
    await screen.findByText('已写入台账 2 家');
    act(() => goTo('/imports'));
    choose('名册二.csv', [header, (good[0] ?? '').replace(',60,', ',90,'), good[1] ?? '']);
    await press('选择文件');
    await wizard();
    await user.click(screen.getByRole('tab', { name: '变更 1' }));
    const cell = await waitFor(() => {
      const found = document.querySelector('[data-mark=changed]');
      if (!found) throw new Error('no changed cell');
      return found;
    });
    expect([cell.querySelector('del')?.textContent, cell.querySelector('ins')?.textContent]).toEqual(['60', '90']);
    expect(screen.getByText('核定床位：60 → 90')).toBeTruthy();
    expect(screen.getByRole('region', { name: '写入' }).textContent).toContain('变更 1 行，无变动 1 行');
  });

  it('keeps a checked file while the user looks something up, until he continues or gives it up', async () => {
    choose('名册.csv', [header, ...good]);
    await press('选择文件');
    await wizard();
    act(() => goTo('/imports'));
    await press('继续');
    await wizard();
    act(() => goTo('/imports'));
    await press('放弃');
    await waitFor(() => expect(screen.queryByText(/还没有写入台账/)).toBeNull());
    expect(backend.calls.at(-1)?.method).toBe('imports.discard');
  });
});

describe('columns', () => {
  it('a required column without a counterpart is asked for before anything is shown, and the answer is remembered', async () => {
    choose('名册.csv', [header.replace('核定床位', '总共多少'), ...good]);
    await press('选择文件');
    expect((await screen.findByText(/必需的列还没有对应：核定床位。/)).textContent).toBeTruthy();
    expect(screen.queryByRole('region', { name: '写入' })).toBeNull();
    await user.click(screen.getByRole('combobox', { name: '核定床位*' }));
    await user.click(screen.getByRole('option', { name: /总共多少/ }));
    expect(within(await wizard()).getByRole('button', { name: '写入 2 行' })).toBeTruthy();
    await press('放弃');
    await press('选择文件');
    await wizard();
    expect(screen.getByText('按上次的对应关系')).toBeTruthy();
  });

  it('a table nobody recognises is refused in place; the user can say what it is and where its header stands', async () => {
    choose('一览.csv', ['本县机构一览', '代号,单位,在哪里,几张床', 'A01,阳光院,新城街道,20']);
    await press('选择文件');
    const refusal = await screen.findByRole('alert');
    expect(refusal.textContent).toContain(
      '没有找到“特困人员花名册、特困人员异动登记表、敬老院名册、救助标准表、农村幸福院运营情况表、改造提升项目进度台账”的表头。',
    );
    expect(within(refusal).getByRole('button', { name: '重新选择' })).toBeTruthy();
    await user.click(within(refusal).getByRole('combobox', { name: '表格种类' }));
    await user.click(screen.getByRole('option', { name: '敬老院名册' }));
    await user.clear(within(refusal).getByRole('textbox', { name: '表头在第几行' }));
    await user.type(within(refusal).getByRole('textbox', { name: '表头在第几行' }), '2');
    await user.click(within(refusal).getByRole('button', { name: '按此读取' }));
    await screen.findByRole('heading', { name: '导入敬老院名册' });
    expect(screen.getByText(/必需的列还没有对应/).textContent).toContain('机构名称');
  });

  it('a file that is no table is refused in place with what to do', async () => {
    choose('图.xlsx', []);
    writeFileSync(chosen ?? '', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    await press('选择文件');
    const refusal = await screen.findByRole('alert');
    expect(refusal.textContent).toContain('图.xlsx');
    expect(refusal.textContent).toContain('请用 xlsx、xls 或 csv 格式的文件。');
    expect(within(refusal).queryByRole('form')).toBeNull();
    await user.click(within(refusal).getByRole('button', { name: '关闭' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
