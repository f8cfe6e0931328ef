import { mdiArrowDown, mdiArrowUp, mdiContentCopy, mdiDeleteOutline, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { Dispatch, ReactNode } from 'react';
import type { SheetFault } from '../../../electron/contract/grading-sheet-check.ts';
import { pointsText, type SheetBody } from '../../../electron/contract/grading-sheet.ts';
import { accentWash } from '../../shared/theme.tsx';
import { AddButton } from './ItemEditor.tsx';
import type { EditorAction, SheetEdit } from './sheet-editor.ts';
import { SmallButton } from './TextInput.tsx';

export type Place =
  | { readonly part: 'group'; readonly group: number }
  | { readonly part: 'item'; readonly group: number; readonly item: number }
  | { readonly part: 'grades' | 'vetoes' | 'bonus' };

type OutlineProps = {
  readonly body: SheetBody;
  readonly faults: readonly SheetFault[];
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly dispatch: Dispatch<EditorAction>;
  readonly isFixed: boolean;
};

/** The sheet at a glance: groups with what is missing in them, items, then vetoes, bonus and grades. */
export function BuilderOutline({ body, faults, place, onPlace, dispatch, isFixed }: OutlineProps): ReactNode {
  const edit = (change: SheetEdit): void => dispatch({ type: 'edit', edit: change });
  const isFaulty = (code: string): boolean => code !== '' && faults.some((fault) => fault.code === code);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', py: 0.5 }}>
      {body.groups.map((group, index) => {
        const items = group.items.reduce((sum, item) => sum + item.max, 0);
        const isHere = place.part === 'group' && place.group === index;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- its code may be edited
          <Box key={index}>
            <Entry
              isOn={isHere}
              isHead
              isFaulty={isFaulty(group.code)}
              onClick={() => onPlace({ part: 'group', group: index })}
              code={group.code}
              name={group.name || '（没有名称）'}
              figure={items === group.max ? pointsText(group.max) : `${pointsText(items)} / ${pointsText(group.max)}`}
              isOff={items !== group.max}
            >
              {isHere && !isFixed ? (
                <>
                  <SmallButton
                    label="上移本组"
                    icon={mdiArrowUp}
                    isDisabled={index === 0}
                    onClick={() => (edit({ type: 'moveGroup', group: index, by: -1 }), onPlace({ part: 'group', group: index - 1 }))}
                  />
                  <SmallButton
                    label="下移本组"
                    icon={mdiArrowDown}
                    isDisabled={index === body.groups.length - 1}
                    onClick={() => (edit({ type: 'moveGroup', group: index, by: 1 }), onPlace({ part: 'group', group: index + 1 }))}
                  />
                  <SmallButton
                    label="在本组添加评分项"
                    icon={mdiPlus}
                    onClick={() => (
                      edit({ type: 'addItem', group: index }),
                      onPlace({ part: 'item', group: index, item: group.items.length })
                    )}
                  />
                  <SmallButton
                    label="删除本组"
                    icon={mdiDeleteOutline}
                    onClick={() => (edit({ type: 'removeGroup', group: index }), onPlace({ part: 'grades' }))}
                  />
                </>
              ) : null}
            </Entry>
            {group.items.map((item, number) => {
              const isItem = place.part === 'item' && place.group === index && place.item === number;
              return (
                // oxlint-disable-next-line react/no-array-index-key -- its code may be edited
                <Entry
                  key={number}
                  isOn={isItem}
                  isFaulty={isFaulty(item.code)}
                  onClick={() => onPlace({ part: 'item', group: index, item: number })}
                  code={item.code}
                  name={item.name || '（没有名称）'}
                  figure={pointsText(item.max)}
                >
                  {isItem && !isFixed ? (
                    <>
                      <SmallButton
                        label="上移"
                        icon={mdiArrowUp}
                        isDisabled={number === 0}
                        onClick={() => (
                          edit({ type: 'moveItem', group: index, item: number, by: -1 }),
                          onPlace({ part: 'item', group: index, item: number - 1 })
                        )}
                      />
                      <SmallButton
                        label="下移"
                        icon={mdiArrowDown}
                        isDisabled={number === group.items.length - 1}
                        onClick={() => (
                          edit({ type: 'moveItem', group: index, item: number, by: 1 }),
                          onPlace({ part: 'item', group: index, item: number + 1 })
                        )}
                      />
                      <SmallButton
                        label="复制"
                        icon={mdiContentCopy}
                        onClick={() => (
                          edit({ type: 'copyItem', group: index, item: number }),
                          onPlace({ part: 'item', group: index, item: number + 1 })
                        )}
                      />
                      <SmallButton
                        label="删除评分项"
                        icon={mdiDeleteOutline}
                        onClick={() => (edit({ type: 'removeItem', group: index, item: number }), onPlace({ part: 'group', group: index }))}
                      />
                    </>
                  ) : null}
                </Entry>
              );
            })}
            {isFixed ? null : (
              <Box sx={{ pl: 4 }}>
                <AddButton
                  label={`添加评分项到 ${group.code}`}
                  onClick={() => (
                    edit({ type: 'addItem', group: index }),
                    onPlace({ part: 'item', group: index, item: group.items.length })
                  )}
                />
              </Box>
            )}
          </Box>
        );
      })}
      {isFixed ? null : (
        <Box sx={{ pl: 1, pb: 0.5 }}>
          <AddButton label="添加一组" onClick={() => (edit({ type: 'addGroup' }), onPlace({ part: 'group', group: body.groups.length }))} />
        </Box>
      )}
      <Box sx={{ borderTop: 1, borderColor: 'divider', mt: 0.5, pt: 0.5 }}>
        <Entry
          isOn={place.part === 'vetoes'}
          isHead
          onClick={() => onPlace({ part: 'vetoes' })}
          isFaulty={body.vetoes.some(({ code }) => isFaulty(code))}
          code=""
          name="一票否决"
          figure={`${body.vetoes.length} 项`}
        />
        <Entry
          isOn={place.part === 'bonus'}
          isHead
          onClick={() => onPlace({ part: 'bonus' })}
          isFaulty={isFaulty('加分')}
          code=""
          name="加分项"
          figure={body.bonus ? `至多 ${pointsText(body.bonus.cap)}` : '无'}
        />
        <Entry
          isOn={place.part === 'grades'}
          isHead
          onClick={() => onPlace({ part: 'grades' })}
          isFaulty={body.grades.some(({ grade }) => isFaulty(grade))}
          code=""
          name="等级和附加条件"
          figure={body.grades.map(({ minimum }) => pointsText(minimum)).join(' / ')}
        />
      </Box>
    </Box>
  );
}

type EntryProps = {
  readonly code: string;
  readonly name: string;
  readonly figure: string;
  readonly isOn: boolean;
  readonly isHead?: boolean;
  readonly isOff?: boolean;
  readonly isFaulty: boolean;
  readonly onClick: () => void;
  readonly children?: ReactNode;
};

function Entry({ code, name, figure, isOn, isHead = false, isOff = false, isFaulty, onClick, children }: EntryProps): ReactNode {
  return (
    <Box sx={(theme) => ({ display: 'flex', alignItems: 'center', pr: 1, ...(isOn ? { bgcolor: accentWash(theme, 0.12) } : {}) })}>
      <ButtonBase
        aria-current={isOn}
        onClick={onClick}
        sx={(theme) => ({
          flex: 1,
          minWidth: 0,
          justifyContent: 'flex-start',
          gap: 1,
          pl: isHead ? 1.5 : 3.5,
          pr: 0.5,
          minHeight: '1.75rem',
          fontFamily: 'inherit',
          fontSize: '0.8125rem',
          textAlign: 'left',
          fontWeight: isHead ? 600 : 400,
          '&:hover': { bgcolor: accentWash(theme, 0.05) },
        })}
      >
        {code ? (
          <Box component="span" sx={{ color: 'text.secondary', flex: 'none', minWidth: '2.25rem', fontWeight: 400 }}>
            {code}
          </Box>
        ) : null}
        <Box
          component="span"
          title={name}
          sx={{
            flex: 1,
            minWidth: 0,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
            ...(isFaulty ? { color: 'error.main' } : {}),
          }}
        >
          {name}
        </Box>
        <Box
          component="span"
          sx={{ flex: 'none', fontVariantNumeric: 'tabular-nums', fontWeight: 400, color: isOff ? 'error.main' : 'text.secondary' }}
        >
          {figure}
        </Box>
      </ButtonBase>
      {children}
    </Box>
  );
}
