import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SearchBox } from '../../renderer/features/people/SearchBox.tsx';

const onSearch = vi.fn();
const onLeaveDown = vi.fn();

function Search({ initial = '' }: { readonly initial?: string }) {
  const [value, setValue] = useState(initial);
  return (
    <>
      <SearchBox
        label="在名单中查找"
        placeholder=""
        value={value}
        onSearch={(search) => {
          onSearch(search);
          setValue(search);
        }}
        onLeaveDown={onLeaveDown}
      />
      <button type="button" onClick={() => setValue('')}>
        清除
      </button>
    </>
  );
}

const box = (): HTMLInputElement => screen.getByRole('searchbox', { name: '在名单中查找' });
const type = (text: string): void => void fireEvent.change(box(), { target: { value: text } });
const rest = (): void => act(() => void vi.advanceTimersByTime(100));

beforeEach(() => {
  vi.useFakeTimers();
  onSearch.mockClear();
  onLeaveDown.mockClear();
});
afterEach(() => void vi.useRealTimers());

describe('search while typing', () => {
  it('searches at the first key at once, and once more when a quick run of keys rests', () => {
    render(<Search />);
    type('z');
    expect(onSearch.mock.calls).toEqual([['z']]);
    type('zh');
    type('zha');
    expect(onSearch).toHaveBeenCalledTimes(1);
    rest();
    expect(onSearch.mock.calls).toEqual([['z'], ['zha']]);
    type('zhan');
    expect(onSearch).toHaveBeenLastCalledWith('zhan');
  });

  it('never searches while an input method composes, and searches what was composed at its end', () => {
    render(<Search />);
    fireEvent.compositionStart(box());
    for (const text of ['z', 'zh', 'zhang', "zhang'san"]) {
      type(text);
      rest();
    }
    fireEvent.keyDown(box(), { key: 'Enter', keyCode: 229, isComposing: true });
    rest();
    expect(onSearch).not.toHaveBeenCalled();
    expect(onLeaveDown).not.toHaveBeenCalled();
    type('张三');
    fireEvent.compositionEnd(box(), { data: '张三' });
    rest();
    expect(onSearch.mock.calls).toEqual([['张三']]);
  });

  it('empties by Esc, follows a search that is cleared elsewhere, and goes down into the results', () => {
    render(<Search initial="张" />);
    expect(box().value).toBe('张');
    fireEvent.keyDown(box(), { key: 'ArrowDown' });
    expect(onLeaveDown).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(box(), { key: 'Escape' });
    expect(box().value).toBe('');
    rest();
    expect(onSearch.mock.calls).toEqual([['']]);
    type('李');
    rest();
    fireEvent.click(screen.getByRole('button', { name: '清除' }));
    expect(box().value).toBe('');
  });

  it('does not search again for blanks alone', () => {
    render(<Search />);
    type('  ');
    rest();
    expect(onSearch).not.toHaveBeenCalled();
  });
});
