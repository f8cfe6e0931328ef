import { mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import type { Dispatch, ReactNode } from 'react';
import type { SheetBody } from '../../../electron/contract/grading-sheet.ts';
import { gradeText } from '../happiness/happiness-words.ts';
import { AddButton, Line, Lines, Row } from './ItemEditor.tsx';
import { PointsInput } from './PointsInput.tsx';
import { SelectInput } from './SelectInput.tsx';
import { nextNumber, type EditorAction } from './sheet-editor.ts';
import { SmallButton, TextInput } from './TextInput.tsx';

type ExtraProps = { readonly body: SheetBody; readonly dispatch: Dispatch<EditorAction>; readonly isFixed: boolean };

const setter =
  (dispatch: Dispatch<EditorAction>) =>
  (change: Partial<Pick<SheetBody, 'bonus' | 'vetoes' | 'grades' | 'step'>>, merge: string): void =>
    dispatch({ type: 'edit', edit: { type: 'set', change }, merge });
const replaced = <Entry,>(list: readonly Entry[], index: number, entry: Entry): Entry[] =>
  list.map((kept, place) => (place === index ? entry : kept));
const without = <Entry,>(list: readonly Entry[], index: number): Entry[] => list.filter((_, place) => place !== index);

/** Thresholds of the grades, each with the groups that must reach points of their own. */
export function GradesEditor({ body, dispatch, isFixed }: ExtraProps): ReactNode {
  const set = setter(dispatch);
  const groups = body.groups.map(({ code, name }) => ({ id: code, label: `${code} ${name}` }));
  return (
    <Lines>
      {body.grades.map((band, index) => {
        const change = (value: typeof band, merge: string): void => set({ grades: replaced(body.grades, index, value) }, merge);
        return (
          <Row key={band.grade} label={gradeText(band.grade)}>
            <Lines>
              <Line>
                <span>总分不低于</span>
                <PointsInput
                  label={`${gradeText(band.grade)}分数线`}
                  value={band.minimum}
                  onChange={(minimum) => minimum !== null && change({ ...band, minimum }, `minimum${index}`)}
                  isDisabled={isFixed}
                />
                <span>分</span>
              </Line>
              {band.conditions.map((condition, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- two conditions may name the same group while they are edited
                <Line key={place}>
                  <span>并且</span>
                  <SelectInput
                    label={`${gradeText(band.grade)}附加条件${place + 1}的组`}
                    width="12rem"
                    value={condition.group}
                    options={groups}
                    onChange={(group) =>
                      change({ ...band, conditions: replaced(band.conditions, place, { ...condition, group }) }, `group${index}.${place}`)
                    }
                    isDisabled={isFixed}
                  />
                  <span>不低于</span>
                  <PointsInput
                    label={`${gradeText(band.grade)}附加条件${place + 1}的分值`}
                    value={condition.minimum}
                    onChange={(minimum) =>
                      minimum !== null &&
                      change({ ...band, conditions: replaced(band.conditions, place, { ...condition, minimum }) }, `least${index}.${place}`)
                    }
                    isDisabled={isFixed}
                  />
                  <span>分</span>
                  {isFixed ? null : (
                    <SmallButton
                      label={`删除${gradeText(band.grade)}附加条件${place + 1}`}
                      icon={mdiClose}
                      onClick={() => change({ ...band, conditions: without(band.conditions, place) }, `drop${index}.${place}`)}
                    />
                  )}
                </Line>
              ))}
              {isFixed || groups.length === 0 ? null : (
                <AddButton
                  label={`添加${gradeText(band.grade)}附加条件`}
                  onClick={() =>
                    change({ ...band, conditions: [...band.conditions, { group: groups[0]?.id ?? '', minimum: 0 }] }, `add${index}`)
                  }
                />
              )}
            </Lines>
          </Row>
        );
      })}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        总分达到而附加条件不满足的，降到条件满足的最高一级；都不满足的为不达标。分数按一位小数比较，不进位。
      </Box>
      <Row label="评判最小单位">
        <SelectInput
          label="评判最小单位"
          width="7rem"
          value={String(body.step)}
          options={['1', '5', '10'].map((id) => ({ id, label: `${Number(id) / 10} 分` }))}
          onChange={(id) => set({ step: Number(id) }, 'step')}
          isDisabled={isFixed}
        />
      </Row>
    </Lines>
  );
}

export function VetoesEditor({ body, dispatch, isFixed }: ExtraProps): ReactNode {
  const set = setter(dispatch);
  return (
    <Lines>
      {body.vetoes.map((veto, index) => {
        const change = (value: typeof veto, merge: string): void => set({ vetoes: replaced(body.vetoes, index, value) }, merge);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- its code may be edited
          <Line key={index}>
            <TextInput
              label={`否决项${index + 1}编号`}
              width="5.5rem"
              maxLength={12}
              value={veto.code}
              onChange={(code) => change({ ...veto, code }, `code${index}`)}
              isDisabled={isFixed}
            />
            <TextInput
              label={`否决项${index + 1}内容`}
              maxLength={200}
              value={veto.text}
              onChange={(text) => change({ ...veto, text }, `text${index}`)}
              isWrong={veto.text === ''}
              isDisabled={isFixed}
            />
            {isFixed ? null : (
              <SmallButton
                label={`删除否决项${index + 1}`}
                icon={mdiClose}
                onClick={() => set({ vetoes: without(body.vetoes, index) }, `drop${index}`)}
              />
            )}
          </Line>
        );
      })}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>有任何一项的，不予评定，已有等级自下季度首日起暂停。</Box>
      {isFixed ? null : (
        <AddButton
          label="添加否决项"
          onClick={() =>
            set({ vetoes: [...body.vetoes, { code: `V${nextNumber(body.vetoes.map(({ code }) => code))}`, text: '' }] }, 'add')
          }
        />
      )}
    </Lines>
  );
}

export function BonusEditor({ body, dispatch, isFixed }: ExtraProps): ReactNode {
  const set = setter(dispatch);
  const { bonus } = body;
  if (!bonus)
    return isFixed ? (
      <Box sx={{ fontSize: '0.8125rem' }}>没有加分项。</Box>
    ) : (
      <Lines>
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>还没有加分项。加分有上限，总分不超过满分。</Box>
        <AddButton label="添加加分项" onClick={() => set({ bonus: { cap: 0, items: [{ code: 'J1', name: '', max: 0 }] } }, 'bonus')} />
      </Lines>
    );
  return (
    <Lines>
      <Line>
        <span>加分合计不超过</span>
        <PointsInput
          label="加分上限"
          value={bonus.cap}
          onChange={(cap) => cap !== null && set({ bonus: { ...bonus, cap } }, 'cap')}
          isDisabled={isFixed}
        />
        <span>分</span>
      </Line>
      {bonus.items.map((item, index) => {
        const change = (value: typeof item, merge: string): void =>
          set({ bonus: { ...bonus, items: replaced(bonus.items, index, value) } }, merge);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- its code may be edited
          <Line key={index}>
            <TextInput
              label={`加分项${index + 1}编号`}
              width="5.5rem"
              maxLength={12}
              value={item.code}
              onChange={(code) => change({ ...item, code }, `code${index}`)}
              isDisabled={isFixed}
            />
            <TextInput
              label={`加分项${index + 1}名称`}
              value={item.name}
              onChange={(name) => change({ ...item, name }, `name${index}`)}
              isWrong={item.name === ''}
              isDisabled={isFixed}
            />
            <PointsInput
              label={`加分项${index + 1}分值`}
              value={item.max}
              onChange={(max) => max !== null && change({ ...item, max }, `max${index}`)}
              isDisabled={isFixed}
            />
            <span>分</span>
            {isFixed ? null : (
              <SmallButton
                label={`删除加分项${index + 1}`}
                icon={mdiClose}
                onClick={() =>
                  set({ bonus: bonus.items.length === 1 ? null : { ...bonus, items: without(bonus.items, index) } }, `drop${index}`)
                }
              />
            )}
          </Line>
        );
      })}
      {isFixed ? null : (
        <AddButton
          label="添加加分项"
          onClick={() =>
            set(
              {
                bonus: {
                  ...bonus,
                  items: [...bonus.items, { code: `J${nextNumber(bonus.items.map(({ code }) => code))}`, name: '', max: 0 }],
                },
              },
              'add',
            )
          }
        />
      )}
    </Lines>
  );
}
