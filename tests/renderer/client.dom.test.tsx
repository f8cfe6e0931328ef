import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failure } from '../../electron/contract/result.ts';
import { followBackend, queryClient, useAction, useCall, useJob } from '../../renderer/shared/client.ts';
import { closeToast, readToasts } from '../../renderer/shared/toast-store.ts';
import { JobDialog } from '../../renderer/shared/ui/JobDialog.tsx';
import { Toasts } from '../../renderer/shared/ui/Toasts.tsx';
import { mockBridge, ok } from './mock-bridge.ts';

function standIn(bridge: ReturnType<typeof mockBridge>): ReturnType<typeof mockBridge> {
  Object.assign(window, { yiyang: bridge });
  return bridge;
}

beforeEach(() => queryClient.clear());
afterEach(() => readToasts().forEach((toast) => closeToast(toast.id)));

describe('what is shown', () => {
  it('is read again when its topic changes, and only then', async () => {
    let beds = 80;
    const bridge = standIn(
      mockBridge({
        'homes.list': () =>
          ok([
            {
              homeId: 1,
              code: '1',
              name: '石横镇敬老院',
              homeLevel: 'town',
              townCode: '1',
              townName: '石横镇',
              bedsRegistered: beds,
              nursingBeds: 0,
              operationMode: 'public',
              openedOn: null,
              creditCode: null,
              residents: 3,
              account: null,
            },
          ]),
      }),
    );
    const stop = followBackend(() => undefined);
    function Homes() {
      const homes = useCall('homes.list', {});
      return <p>{homes.data?.map((home) => `${home.name}${home.bedsRegistered}张`).join()}</p>;
    }
    render(
      <QueryClientProvider client={queryClient}>
        <Homes />
      </QueryClientProvider>,
    );
    expect(await screen.findByText('石横镇敬老院80张')).toBeTruthy();
    beds = 100;
    act(() => bridge.emit({ type: 'changed', topics: ['users', 'audit'] }));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(bridge.calls).toHaveLength(1);
    act(() => bridge.emit({ type: 'changed', topics: ['homes'] }));
    expect(await screen.findByText('石横镇敬老院100张')).toBeTruthy();
    stop();
  });
});

describe('something that changes the ledger', () => {
  function Save({ isQuiet = false }) {
    const save = useAction('homes.save', { isQuiet });
    return (
      <>
        <button
          type="button"
          onClick={() =>
            void save.run({
              homeId: null,
              code: '1',
              name: '院',
              homeLevel: 'town',
              townCode: '1',
              bedsRegistered: 1,
              nursingBeds: 0,
              operationMode: 'public',
              openedOn: null,
              creditCode: null,
            })
          }
        >
          保存
        </button>
        <p>{save.fieldErrors['code'] ?? '没有错误'}</p>
        <Toasts />
      </>
    );
  }

  it('shows a refusal with what to do next, and the errors of fields by path', async () => {
    standIn(mockBridge({ 'homes.save': () => failure('HOME_EXISTS', { code: '1' }, { code: '编号已存在' }) }));
    const user = userEvent.setup();
    render(<Save />);
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('机构编号 1 已存在。')).toBeTruthy();
    expect(screen.getByText('请核对编号，或修改已有的机构。')).toBeTruthy();
    expect(screen.getByText('编号已存在')).toBeTruthy();
  });

  it('says nothing when the user closed the system dialog himself', async () => {
    standIn(mockBridge({ 'homes.save': () => failure('CANCELLED') }));
    const user = userEvent.setup();
    render(<Save />);
    await user.click(screen.getByRole('button', { name: '保存' }));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(readToasts()).toHaveLength(0);
  });

  it('tells a broken channel as a stopped backend', async () => {
    standIn({ ...mockBridge({}), call: () => Promise.reject(new Error('channel closed')) });
    const user = userEvent.setup();
    render(<Save />);
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('后台进程意外停止，刚才的操作没有确认完成。')).toBeTruthy();
  });
});

describe('long work', () => {
  it('shows its progress after a moment and can be cancelled', async () => {
    let finish: (value: never) => void = () => undefined;
    let jobId = '';
    const bridge = standIn(
      mockBridge({
        'payments.build': (_input, _emit, options) => {
          jobId = options?.jobId ?? '';
          return new Promise((resolve) => {
            finish = resolve;
          });
        },
        'jobs.cancel': () => ok({ isCancelled: true }),
      }),
    );
    function Build() {
      const build = useJob('payments.build');
      return (
        <>
          <button type="button" onClick={() => void build.start({ month: '2022-01' as never })}>
            编制
          </button>
          <JobDialog job={build} title="正在编制" />
        </>
      );
    }
    const user = userEvent.setup();
    render(<Build />);
    await user.click(screen.getByRole('button', { name: '编制' }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    // A system dialog may stand open before the work begins: nothing covers it.
    expect(screen.queryByRole('dialog')).toBeNull();
    act(() => bridge.emit({ type: 'progress', jobId, phase: '读取人员', done: 1200, total: 20_000 }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await screen.findByRole('dialog', { name: '正在编制' })).toBeTruthy();
    expect(screen.getByText('1,200 / 20,000')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '取消' }));
    expect(bridge.calls.at(-1)).toEqual({ method: 'jobs.cancel', input: { jobId } });
    await act(async () => finish(failure('CANCELLED') as never));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(readToasts()).toHaveLength(0);
  });
});
