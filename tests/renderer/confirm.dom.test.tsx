import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { askConfirm } from '../../renderer/shared/ui/confirm-store.ts';
import { ConfirmHost } from '../../renderer/shared/ui/ConfirmHost.tsx';

const question = { title: '作废这条标准？', body: '作废后不能恢复。', confirmLabel: '作废', tone: 'danger' as const };

function Asking() {
  const [answer, setAnswer] = useState('没有回答');
  return (
    <>
      <button type="button" onClick={() => void askConfirm(question).then((isConfirmed) => setAnswer(isConfirmed ? '作废了' : '没有作废'))}>
        问
      </button>
      <output>{answer}</output>
      <ConfirmHost />
    </>
  );
}

async function ask() {
  const user = userEvent.setup();
  render(<Asking />);
  await user.click(screen.getByRole('button', { name: '问' }));
  await screen.findByRole('alertdialog', { name: question.title });
  return user;
}

it('has the focus on the safe button, so Enter does no harm', async () => {
  const user = await ask();
  await waitFor(() => expect(document.activeElement?.textContent).toBe('取消'));
  await user.keyboard('{Enter}');
  expect(await screen.findByText('没有作废')).toBeTruthy();
});

it('is not answered by the Enter that ends a composition', async () => {
  const user = await ask();
  const confirm = screen.getByRole('button', { name: '作废' });
  confirm.focus();
  const isUnhandled = fireEvent.keyDown(confirm, { key: 'Enter', isComposing: true });
  expect(isUnhandled).toBe(false);
  expect(screen.getByText('没有回答')).toBeTruthy();
  await user.keyboard('{Enter}');
  expect(await screen.findByText('作废了')).toBeTruthy();
});

it('is a no when it is closed with Esc', async () => {
  const user = await ask();
  await user.keyboard('{Escape}');
  expect(await screen.findByText('没有作废')).toBeTruthy();
});
