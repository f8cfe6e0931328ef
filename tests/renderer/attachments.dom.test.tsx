import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rows } from '../../database/core/sql.ts';
import { attachmentFiles } from '../../database/features/attachments/service.ts';
import { closeLedger } from '../../database/features/ledger/service.ts';
import { AttachmentsSection } from '../../renderer/features/attachments/AttachmentsSection.tsx';
import { closeToast, readToasts } from '../../renderer/shared/toast-store.ts';
import { openDesk, registerSomebody, type Desk } from '../helpers/attachments.ts';
import { pdf, png } from '../helpers/pictures.ts';
import { openBackend, showPage } from './real-window.tsx';

let desk: Desk;
let backend: ReturnType<typeof openBackend>;
let user: ReturnType<typeof userEvent.setup>;
/** What the dialog of the system answers. */
let chosen: string | null;
const addresses = new Map<string, Blob>();

beforeEach(() => {
  for (const toast of readToasts()) closeToast(toast.id);
  desk = openDesk();
  chosen = null;
  backend = openBackend(desk.context, () => chosen, desk.ledger);
  user = userEvent.setup({ delay: null });
  let made = 0;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        const address = `blob:${(made += 1)}`;
        addresses.set(address, blob);
        return address;
      },
      revokeObjectURL: (address: string) => addresses.delete(address),
    }),
  );
});
afterEach(() => {
  backend.close();
  closeLedger(desk.ledger);
  desk.folder.remove();
  vi.unstubAllGlobals();
});

function section() {
  return <AttachmentsSection owner={{ entity: 'person', id: desk.personId, name: '张守田' }} isChangeable />;
}
const actions = (): string[] =>
  rows<{ action: string }>(desk.context, "SELECT action FROM audit WHERE action LIKE 'attachment.%' ORDER BY seq").map(
    (line) => line.action,
  );
const entries = (): string[] => screen.queryAllByRole('listitem').map((entry) => entry.textContent ?? '');

describe('adding', () => {
  async function fill(kind: string) {
    await user.click(await screen.findByRole('button', { name: '添加附件' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('combobox', { name: /种类/ }));
    await user.click(await screen.findByRole('option', { name: kind }));
    return dialog;
  }

  it('says what may be added, refuses in place what may not, and takes the right file', async () => {
    showPage(section(), desk.context);
    expect(await screen.findByText(/还没有附件。可以添加扫描件和照片（JPEG、PNG、PDF，每份不超过 20 MB）/)).toBeTruthy();
    const dialog = await fill('身份证件');
    chosen = desk.file('照片.jpg', Buffer.from('BM......'));
    await user.click(dialog.getByRole('button', { name: '选择文件并添加' }));
    const refusal = await dialog.findByRole('alert');
    expect(refusal.textContent).toBe(`不能添加这个文件：${chosen}（BMP 图片）。请用看图软件打开，另存为 JPEG 后再添加。`);
    expect(entries().filter((entry) => entry.includes('添加'))).not.toContain('照片');
    chosen = desk.file('身份证正面.png', png());
    await user.click(dialog.getByRole('button', { name: '选择文件并添加' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(entries()).toHaveLength(1);
    expect(entries()[0]).toMatch(/^身份证正面身份证件\d+ 字节·管理员 2022-12-31 .*添加撤下$/);
    expect(actions()).toEqual(['attachment.add']);
  });

  it('warns when others have the same file', async () => {
    const other = registerSomebody(desk.context, '李长河', '002');
    chosen = desk.file('协议.png', png());
    desk.add(chosen, { owner: { entity: 'person', id: other.personId } });
    showPage(section(), desk.context);
    const dialog = await fill('入住协议');
    await user.click(dialog.getByRole('button', { name: '选择文件并添加' }));
    expect(await screen.findByText('同一份文件也在另外 1 个人员或机构名下，请核对。')).toBeTruthy();
  });

  it('needs a kind', async () => {
    showPage(section(), desk.context);
    await user.click(await screen.findByRole('button', { name: '添加附件' }));
    await user.click(screen.getByRole('button', { name: '选择文件并添加' }));
    expect(await screen.findByText('请选择种类')).toBeTruthy();
    expect(backend.calls.map((call) => call.method)).not.toContain('attachments.addToPerson');
  });
});

describe('looking', () => {
  it('shows the picture, goes on by key, writes every look down, and lets the pictures go', async () => {
    desk.add(desk.file('正面.png', png({ shade: 1 })));
    desk.add(desk.file('背面.png', png({ shade: 2 })));
    showPage(section(), desk.context);
    await user.click(await screen.findByRole('button', { name: '背面' }));
    const shown = async (name: string): Promise<Uint8Array> => {
      const picture = await screen.findByAltText(name);
      return new Uint8Array((await addresses.get(picture.getAttribute('src') ?? '')?.arrayBuffer()) ?? new ArrayBuffer(0));
    };
    expect(Buffer.from(await shown('背面')).equals(png({ shade: 2 }))).toBe(true);
    expect(screen.getByText('1 / 2')).toBeTruthy();
    await user.keyboard('{ArrowRight}');
    expect(Buffer.from(await shown('正面')).equals(png({ shade: 1 }))).toBe(true);
    expect(actions().filter((action) => action === 'attachment.view')).toHaveLength(2);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(addresses.size).toBe(0);
  });

  it('says in the row and in the viewer that a file is gone', async () => {
    desk.add(desk.file('正面.png', png()));
    rmSync(join(desk.store.folder, attachmentFiles(desk.context)[0]?.fileName ?? ''));
    showPage(section(), desk.context);
    expect(await screen.findByText('文件缺失或不完整，请从备份恢复，或重新添加同一份原件')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '正面' }));
    expect(await screen.findByText(/附件“正面”的文件不在附件文件夹里/)).toBeTruthy();
    expect(actions()).toEqual(['attachment.add']);
  });

  it('a copy is made only for a purpose', async () => {
    desk.add(desk.file('审批表.pdf', pdf()), { kind: 'approvalForm' });
    desk.add(desk.file('正面.png', png()));
    showPage(section(), desk.context);
    await user.click(await screen.findByRole('button', { name: '正面' }));
    await screen.findByAltText('正面');
    await user.keyboard('{Control>}s{/Control}');
    const question = within(await screen.findByRole('dialog', { name: '另存附件' }));
    expect(question.queryByRole('radio', { name: /脱敏/ })).toBeNull();
    await user.click(question.getByRole('button', { name: '选择位置并导出' }));
    expect(question.getByText('请选择或填写用途')).toBeTruthy();
    await user.type(question.getByRole('combobox', { name: /给谁/ }), '复核 r');
    chosen = join(desk.folder.path, '给民政局');
    await user.click(question.getByRole('radio', { name: /^不加密的完整文件/ }));
    await user.click(question.getByRole('checkbox'));
    await user.click(question.getByRole('button', { name: '选择位置并导出' }));
    expect(await screen.findByText(`已另存：${chosen}.png`)).toBeTruthy();
    expect(actions().at(-1)).toBe('attachment.save');
  });
});

it('withdrawing needs a reason and leaves the entry crossed out', async () => {
  desk.add(desk.file('照片.png', png()), { kind: 'photo' });
  showPage(section(), desk.context);
  await user.click(await screen.findByRole('button', { name: '撤下：照片' }));
  const question = within(screen.getByRole('alertdialog'));
  const confirm = question.getByRole<HTMLButtonElement>('button', { name: '撤下' });
  expect(confirm.disabled).toBe(true);
  await user.type(question.getByRole('textbox', { name: /撤下理由/ }), '不是本人');
  await user.click(confirm);
  expect(await screen.findByText(/撤下：不是本人$/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '撤下：照片' })).toBeNull();
  // It may still be looked at.
  expect(screen.getByRole('button', { name: '照片' })).toBeTruthy();
});

describe('by role', () => {
  it('who approves may look and not add', async () => {
    desk.add(desk.file('正面.png', png()));
    showPage(section(), desk.context, 'county_approver');
    expect(await screen.findByRole('button', { name: '正面' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '添加附件' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^撤下/ })).toBeNull();
  });

  it('who audits sees the list and opens nothing', async () => {
    desk.add(desk.file('正面.png', png()));
    showPage(section(), desk.context, 'auditor');
    expect(await screen.findByText('正面')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    await act(async () => undefined);
  });
});
