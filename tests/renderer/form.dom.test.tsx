import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { areaTypes, areaTypeSchema } from '../../electron/contract/terms.ts';
import { fenSchema, isoDateSchema } from '../../electron/contract/values.ts';
import { DateField, Form, MoneyField, NumberField, SelectField, TextField } from '../../renderer/shared/form.tsx';
import { isLeavingGuarded, mayLeave } from '../../renderer/shared/leave-guard.ts';
import { ConfirmHost } from '../../renderer/shared/ui/ConfirmHost.tsx';

const schema = z.object({
  name: z.string().trim().min(1).max(4),
  phone: z.string().nullable(),
  bornOn: isoDateSchema,
  amountFen: fenSchema,
  beds: z.number().int(),
  areaType: areaTypeSchema,
});
const empty = { name: '', phone: null, bornOn: null as never, amountFen: null as never, beds: null as never, areaType: null as never };
const full = {
  name: '王桂兰',
  phone: null,
  bornOn: '1948-03-12' as never,
  amountFen: 66_300 as never,
  beds: 80,
  areaType: 'rural' as const,
};
const submitted = vi.fn();

function Person({
  values = empty,
  fieldErrors = {},
}: {
  readonly values?: typeof empty | typeof full;
  readonly fieldErrors?: Record<string, string>;
}) {
  return (
    <Form schema={schema} defaultValues={values} onSubmit={submitted} fieldErrors={fieldErrors} label="人员">
      <TextField name="name" label="姓名" />
      <TextField name="phone" label="电话" isNullable />
      <DateField name="bornOn" label="出生日期" />
      <MoneyField name="amountFen" label="金额" />
      <NumberField name="beds" label="床位" />
      <SelectField name="areaType" label="户籍类型" options={areaTypes} />
      <button type="submit">保存</button>
    </Form>
  );
}
const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });

beforeEach(() => submitted.mockClear());

describe('Enter in a form', () => {
  it('moves from field to field and submits on the last one', async () => {
    const user = userEvent.setup();
    render(<Person values={full} />);
    await user.click(field('姓名'));
    await user.keyboard('{Enter}');
    expect(field('电话')).toHaveProperty('ownerDocument.activeElement', field('电话'));
    await user.keyboard('{Enter}{Enter}{Enter}{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: '户籍类型' }));
    expect(submitted).not.toHaveBeenCalled();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(submitted).toHaveBeenCalledWith(full));
  });

  it('never submits nor moves while an input method composes', async () => {
    render(<Person values={full} />);
    const last = screen.getByRole('combobox', { name: '户籍类型' });
    for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
      fireEvent.keyDown(field('姓名'), { key: 'Enter', ...composing });
      fireEvent.keyDown(last, { key: 'Enter', ctrlKey: true, ...composing });
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(submitted).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(document.body);
    // The control: the same key without a composition does submit.
    fireEvent.keyDown(field('姓名'), { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(submitted).toHaveBeenCalledTimes(1));
  });
});

describe('what is refused', () => {
  it('names every field and focuses the first', async () => {
    const user = userEvent.setup();
    render(<Person />);
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('请填写姓名')).toBeTruthy();
    for (const message of ['请填写出生日期', '请填写金额', '请填写床位', '请选择户籍类型']) expect(screen.getByText(message)).toBeTruthy();
    expect(document.activeElement).toBe(field('姓名'));
    expect(submitted).not.toHaveBeenCalled();
  });

  it('says so in Chinese where the schema is silent', async () => {
    const user = userEvent.setup();
    render(<Person values={{ ...full, name: '五个字的名' }} />);
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('不超过4个字')).toBeTruthy();
  });

  it('shows what the backend refuses at its field', async () => {
    render(<Person values={full} fieldErrors={{ name: '姓名与身份证不符' }} />);
    expect(await screen.findByText('姓名与身份证不符')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(field('姓名')));
  });
});

describe('fields of days and amounts', () => {
  it('take what officials type and give the values of the contract', async () => {
    const user = userEvent.setup();
    render(<Person values={{ ...full, bornOn: null as never, amountFen: null as never, beds: null as never }} />);
    await user.type(field('出生日期'), '1948年3月2日');
    await user.type(field('金额'), '1，263.5');
    await user.type(field('床位'), '120');
    await user.tab();
    expect(field('出生日期')).toHaveProperty('value', '1948-03-02');
    expect(field('金额')).toHaveProperty('value', '1,263.50');
    await user.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(submitted).toHaveBeenCalledWith({ ...full, bornOn: '1948-03-02', amountFen: 126_350, beds: 120 }));
  });

  it('keep what cannot be read and say what is expected', async () => {
    const user = userEvent.setup();
    render(<Person values={full} />);
    await user.clear(field('出生日期'));
    await user.type(field('出生日期'), '1948-2-30');
    await user.tab();
    expect(await screen.findByText('日期应形如 2022-03-12')).toBeTruthy();
    expect(field('出生日期')).toHaveProperty('value', '1948-2-30');
  });
});

describe('leaving with unsaved input', () => {
  it('asks, and goes only after a yes', async () => {
    const user = userEvent.setup();
    function Screen() {
      const [isOpen, setIsOpen] = useState(true);
      return (
        <>
          {isOpen ? <Person values={full} /> : '已离开'}
          <button type="button" onClick={() => void mayLeave().then((isLeaving) => isLeaving && setIsOpen(false))}>
            离开
          </button>
          <ConfirmHost />
        </>
      );
    }
    render(<Screen />);
    expect(isLeavingGuarded()).toBe(false);
    await user.type(field('姓名'), '某');
    expect(isLeavingGuarded()).toBe(true);
    await user.click(screen.getByRole('button', { name: '离开' }));
    await user.click(await screen.findByRole('button', { name: '留在这里' }));
    expect(field('姓名')).toHaveProperty('value', '王桂兰某');
    await user.click(await screen.findByRole('button', { name: '离开' }));
    await user.click(await screen.findByRole('button', { name: '放弃并离开' }));
    expect(await screen.findByText('已离开')).toBeTruthy();
    expect(isLeavingGuarded()).toBe(false);
  });
});
