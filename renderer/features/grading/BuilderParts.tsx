import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { StatusChip } from '../../shared/ui.tsx';
import { sheetDocument } from './grading-words.ts';
import { ItemEditor, Row } from './ItemEditor.tsx';
import { PointsInput } from './PointsInput.tsx';
import { TextInput } from './TextInput.tsx';
import { BonusEditor, GradesEditor, VetoesEditor } from './SheetExtras.tsx';
import { templateStates } from '../../../electron/contract/grading-terms.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import type { TemplateRow } from '../../../electron/contract/grading-shapes.ts';
import type { Place } from './BuilderOutline.tsx';
import type { opened } from './sheet-editor.ts';
import { pointsText } from '../../../electron/contract/grading-sheet.ts';

/** Which version it is, and that it changes no more. */
export function Subtitle({ template }: { readonly template: TemplateRow }): ReactNode {
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
      <span>
        {template.code} 第 {template.version} 版
      </span>
      <StatusChip
        label={labelOf(templateStates, template.state)}
        tone={template.state === 'published' ? 'success' : template.state === 'draft' ? 'accent' : 'neutral'}
      />
      {template.documentNo ? <span>{sheetDocument(template.documentNo)}</span> : null}
      {template.state === 'draft' ? null : <span>内容不再改变</span>}
    </Box>
  );
}

/** What is chosen in the outline, to be edited. */
export function Chosen({
  state,
  dispatch,
  place,
  isFixed,
}: {
  readonly state: ReturnType<typeof opened>;
  readonly dispatch: Parameters<typeof ItemEditor>[0]['dispatch'];
  readonly place: Place;
  readonly isFixed: boolean;
}): ReactNode {
  const { body } = state;
  if (!('group' in place)) {
    const Extra = place.part === 'vetoes' ? VetoesEditor : place.part === 'bonus' ? BonusEditor : GradesEditor;
    return <Extra body={body} dispatch={dispatch} isFixed={isFixed} />;
  }
  const group = body.groups[place.group];
  if (!group) return null;
  if (place.part === 'item') {
    const item = group.items[place.item];
    return item ? (
      <ItemEditor
        key={`${place.group}.${place.item}`}
        group={place.group}
        place={place.item}
        item={item}
        dispatch={dispatch}
        isFixed={isFixed}
      />
    ) : null;
  }
  const set = (change: { code?: string; name?: string; max?: number }, field: string): void =>
    dispatch({ type: 'edit', edit: { type: 'setGroup', group: place.group, change }, merge: `group${place.group}.${field}` });
  const items = group.items.reduce((sum, item) => sum + item.max, 0);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <Row label="编号和名称">
        <TextInput
          label="组编号"
          width="5.5rem"
          maxLength={12}
          value={group.code}
          onChange={(code) => set({ code }, 'code')}
          isDisabled={isFixed}
        />
        <TextInput
          label="组名称"
          maxLength={40}
          value={group.name}
          onChange={(name) => set({ name }, 'name')}
          isDisabled={isFixed}
          isWrong={group.name === ''}
        />
      </Row>
      <Row label="本组满分">
        <PointsInput label="本组满分" value={group.max} onChange={(max) => max !== null && set({ max }, 'max')} isDisabled={isFixed} />
        <Box component="span" sx={{ color: items === group.max ? 'text.secondary' : 'error.main' }}>
          分，本组 {group.items.length} 项合计 {pointsText(items)} 分
        </Box>
      </Row>
    </Box>
  );
}
