import { mdiClose, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Dispatch, ReactNode } from 'react';
import { itemKinds, naRules, type SheetItem } from '../../../electron/contract/grading-sheet.ts';
import { mealModes } from '../../../electron/contract/happiness-terms.ts';
import { Icon } from '../../shared/ui.tsx';
import { PointsInput } from './PointsInput.tsx';
import { SelectInput } from './SelectInput.tsx';
import { nextNumber, type EditorAction } from './sheet-editor.ts';
import { SmallButton, TextInput } from './TextInput.tsx';

type ItemEditorProps = {
  readonly group: number;
  readonly place: number;
  readonly item: SheetItem;
  readonly dispatch: Dispatch<EditorAction>;
  readonly isFixed: boolean;
};

const applies = 'always';
const facts = [
  { id: applies, label: '由评分人判断' },
  ...mealModes.filter(({ id }) => id !== 'cooked').map(({ id, label }) => ({ id, label: `登记为${label}时` })),
];

/** One item: what it is called, what it is worth, how it is scored, and when it does not apply. */
export function ItemEditor({ group, place, item, dispatch, isFixed }: ItemEditorProps): ReactNode {
  const set = (value: SheetItem, field: string): void =>
    dispatch({ type: 'edit', edit: { type: 'setItem', group, item: place, value }, merge: `${group}.${place}.${field}` });
  const off = { isDisabled: isFixed };
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <Row label="编号和名称">
        <TextInput
          label="评分项编号"
          width="5.5rem"
          maxLength={12}
          value={item.code}
          onChange={(code) => set({ ...item, code }, 'code')}
          {...off}
        />
        <TextInput
          label="评分项名称"
          value={item.name}
          onChange={(name) => set({ ...item, name }, 'name')}
          isWrong={item.name === ''}
          {...off}
        />
      </Row>
      <Row label="评分方式">
        <SelectInput
          label="评分方式"
          width="9rem"
          value={item.kind}
          options={itemKinds}
          onChange={(kind) => dispatch({ type: 'edit', edit: { type: 'setKind', group, item: place, kind } })}
          {...off}
        />
        <span>满分</span>
        <PointsInput label="评分项满分" value={item.max} onChange={(max) => max !== null && set({ ...item, max }, 'max')} {...off} />
        <span>分</span>
      </Row>
      <Row label={item.kind === 'checklist' ? '分项' : item.kind === 'band' ? '分档（从高到低）' : '评分办法'}>
        <Rule item={item} set={set} isFixed={isFixed} />
      </Row>
      <Row label="不适用情形">
        <NotApplicable item={item} set={set} isFixed={isFixed} />
      </Row>
    </Box>
  );
}

export function Row({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '8rem minmax(0, 1fr)', gap: 1, alignItems: 'start', fontSize: '0.8125rem' }}>
      <Box sx={{ color: 'text.secondary', lineHeight: '1.875rem' }}>{label}</Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>{children}</Box>
    </Box>
  );
}

export function Lines({ children }: { readonly children: ReactNode }): ReactNode {
  return <Box sx={{ display: 'flex', flexDirection: 'column', gap: 0.75, width: '100%' }}>{children}</Box>;
}
export function Line({ children }: { readonly children: ReactNode }): ReactNode {
  return <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center', width: '100%' }}>{children}</Box>;
}
export function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactNode {
  return (
    <Button size="small" startIcon={<Icon path={mdiPlus} />} onClick={onClick} sx={{ alignSelf: 'flex-start' }}>
      {label}
    </Button>
  );
}

type PartProps = { readonly item: SheetItem; readonly set: (value: SheetItem, field: string) => void; readonly isFixed: boolean };

function replaced<Entry>(list: readonly Entry[], index: number, entry: Entry): Entry[] {
  return list.map((kept, place) => (place === index ? entry : kept));
}
function without<Entry>(list: readonly Entry[], index: number): Entry[] {
  return list.filter((_, place) => place !== index);
}

function Rule({ item, set, isFixed }: PartProps): ReactNode {
  const off = { isDisabled: isFixed };
  if (item.kind === 'checklist') {
    const parts = (next: typeof item.parts, field: string): void => set({ ...item, parts: next }, field);
    return (
      <Lines>
        {item.parts.map((part, index) => (
          <Line key={part.code}>
            <TextInput
              label={`分项${index + 1}内容`}
              value={part.text}
              onChange={(text) => parts(replaced(item.parts, index, { ...part, text }), `part${index}`)}
              isWrong={part.text === ''}
              {...off}
            />
            <PointsInput
              label={`分项${index + 1}分值`}
              value={part.points}
              onChange={(points) => points !== null && parts(replaced(item.parts, index, { ...part, points }), `partPoints${index}`)}
              {...off}
            />
            <span>分</span>
            {isFixed ? null : (
              <SmallButton
                label={`删除分项${index + 1}`}
                icon={mdiClose}
                onClick={() => parts(without(item.parts, index), `drop${index}`)}
              />
            )}
          </Line>
        ))}
        {isFixed ? null : (
          <AddButton
            label="添加分项"
            onClick={() =>
              parts([...item.parts, { code: String(nextNumber(item.parts.map(({ code }) => code))), text: '', points: 0 }], 'add')
            }
          />
        )}
      </Lines>
    );
  }
  if (item.kind === 'band') {
    const bands = (next: typeof item.bands, field: string): void => set({ ...item, bands: next }, field);
    return (
      <Lines>
        {item.bands.map((band, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a band has no name of its own
          <Line key={index}>
            <TextInput
              label={`第${index + 1}档条件`}
              value={band.text}
              onChange={(text) => bands(replaced(item.bands, index, { ...band, text }), `band${index}`)}
              isWrong={band.text === ''}
              {...off}
            />
            <PointsInput
              label={`第${index + 1}档分值`}
              value={band.points}
              onChange={(points) => points !== null && bands(replaced(item.bands, index, { ...band, points }), `bandPoints${index}`)}
              {...off}
            />
            <span>分</span>
            {isFixed ? null : (
              <SmallButton
                label={`删除第${index + 1}档`}
                icon={mdiClose}
                onClick={() => bands(without(item.bands, index), `drop${index}`)}
              />
            )}
          </Line>
        ))}
        <Box sx={{ color: 'text.secondary' }}>都不符合的得 0 分。</Box>
        {isFixed ? null : <AddButton label="添加一档" onClick={() => bands([...item.bands, { text: '', points: 0 }], 'add')} />}
      </Lines>
    );
  }
  return (
    <TextInput
      label="评分办法"
      value={item.text}
      maxLength={200}
      onChange={(text) => set({ ...item, text }, 'text')}
      isWrong={item.text === ''}
      {...off}
    />
  );
}

function NotApplicable({ item, set, isFixed }: PartProps): ReactNode {
  const entries = item.notApplicable;
  const change = (notApplicable: typeof entries, field: string): void => set({ ...item, notApplicable }, field);
  if (isFixed && entries.length === 0) return <Box sx={{ lineHeight: '1.875rem' }}>没有，每处都评</Box>;
  return (
    <Lines>
      {entries.map((entry, index) => {
        const { mealMode, ...rest } = entry;
        return (
          <Line key={entry.code}>
            <TextInput
              label={`不适用情形${index + 1}`}
              value={entry.text}
              onChange={(text) => change(replaced(entries, index, { ...entry, text }), `na${index}`)}
              isWrong={entry.text === ''}
              isDisabled={isFixed}
            />
            <SelectInput
              label={`不适用情形${index + 1}怎样计分`}
              value={entry.rule}
              options={naRules}
              onChange={(rule) => change(replaced(entries, index, { ...entry, rule }), `naRule${index}`)}
              isDisabled={isFixed}
            />
            <SelectInput
              label={`不适用情形${index + 1}由什么判断`}
              value={mealMode ?? applies}
              options={facts}
              onChange={(id) =>
                change(replaced(entries, index, id === 'none' || id === 'delivered' ? { ...rest, mealMode: id } : rest), `naFact${index}`)
              }
              isDisabled={isFixed}
            />
            {isFixed ? null : (
              <SmallButton
                label={`删除不适用情形${index + 1}`}
                icon={mdiClose}
                onClick={() => change(without(entries, index), `naDrop${index}`)}
              />
            )}
          </Line>
        );
      })}
      {isFixed ? null : (
        <AddButton
          label="添加不适用情形"
          onClick={() => change([...entries, { code: `N${nextNumber(entries.map(({ code }) => code))}`, text: '', rule: 'ZERO' }], 'naAdd')}
        />
      )}
    </Lines>
  );
}
