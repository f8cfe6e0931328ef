import { mdiContentCopy, mdiContentSaveOutline, mdiPublish, mdiRedo, mdiUndo } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useEffect, useMemo, useReducer, useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { sheetFaults } from '../../../electron/contract/grading-sheet-check.ts';
import { pointsText } from '../../../electron/contract/grading-sheet.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { forgetUnsaved, useLeaveGuard } from '../../shared/leave-guard.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { Icon, LoadError, Loading, Page, Section, showToast } from '../../shared/ui.tsx';
import { BackButton } from '../assessments/BackButton.tsx';
import { Chosen, Subtitle } from './BuilderParts.tsx';
import { BuilderOutline, type Place } from './BuilderOutline.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { editSheet, emptySheet, opened, sumsOf } from './sheet-editor.ts';
import { SheetPreview } from './SheetPreview.tsx';
import { TextInput } from './TextInput.tsx';

const fullPoints = 1000;

/** A score sheet: a new one, a draft, or a version that never changes any more. */
export function BuilderPage(): ReactNode {
  // The page of a new sheet has a path of its own, without a number.
  const { id = 'new' } = useParams<{ id?: string }>();
  const templateId = /^\d{1,15}$/.test(id) ? Number(id) : null;
  const found = useCall('grading.template', { templateId: templateId ?? 1 }, { enabled: templateId !== null });
  if (id === 'new') return <Builder key="new" template={null} />;
  if (found.error && !found.data)
    return (
      <Page title="评分表" above={<BackButton to="/happiness/grading/templates" />}>
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      </Page>
    );
  if (!found.data)
    return (
      <Page title="评分表">
        <Loading />
      </Page>
    );
  return <Builder key={found.data.templateId} template={found.data} />;
}

type Template = OutputOf<'grading.template'>;

function Builder({ template }: { readonly template: Template | null }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const isFixed = !mayWrite || (template !== null && template.state !== 'draft');
  const [state, dispatch] = useReducer(editSheet, template?.body ?? emptySheet, opened);
  const [names, setNames] = useState({ code: template?.code ?? '', name: template?.name ?? '' });
  const [saved, setSaved] = useState({ body: template?.body ?? emptySheet, ...names });
  const [place, setPlace] = useState<Place>({ part: 'grades' });
  const [view, setView] = useState<'edit' | 'preview'>(isFixed ? 'preview' : 'edit');
  const [isPublishing, setIsPublishing] = useState(false);
  const { body } = state;
  const faults = useMemo(() => sheetFaults(body), [body]);
  const sums = sumsOf(body);
  const isDirty = !isFixed && (body !== saved.body || names.code !== saved.code || names.name !== saved.name);
  useLeaveGuard(isDirty, '评分表的修改还没有保存，离开后不能找回。');
  useEffect(() => {
    if (place.part === 'group' && !body.groups[place.group]) setPlace({ part: 'grades' });
    if (place.part === 'item' && !body.groups[place.group]?.items[place.item]) setPlace({ part: 'grades' });
  }, [body, place]);
  const save = useAction('grading.saveDraft');
  const copy = useAction('grading.copyTemplate', {
    onSuccess: ({ templateId }) => {
      showToast({ tone: 'success', text: '已复制为新版本草稿' });
      goTo(`/happiness/grading/templates/${templateId}`);
    },
  });
  const store = async (): Promise<number | null> => {
    const made = await save.run({ templateId: template?.templateId ?? null, ...names, body });
    if (!made) return null;
    setSaved({ body, ...names });
    return made.templateId;
  };
  const saveNow = async (): Promise<void> => {
    const made = await store();
    if (made === null) return;
    forgetUnsaved();
    showToast({ tone: 'success', text: faults.length === 0 ? '已保存草稿，可以发布' : `已保存草稿，还有 ${faults.length} 处待完善` });
    if (template === null) goTo(`/happiness/grading/templates/${made}`, { replace: true });
  };
  useShortcut('Ctrl+S', '保存评分表', () => void saveNow(), { isOn: isDirty });
  useShortcut('Ctrl+Z', '撤销一步', () => dispatch({ type: 'undo' }), { isOn: !isFixed });
  useShortcut('Ctrl+Y', '重做一步', () => dispatch({ type: 'redo' }), { isOn: !isFixed });

  const seek = (code: string): void => {
    setView('edit');
    const group = body.groups.findIndex((one) => one.code === code);
    if (group >= 0) return setPlace({ part: 'group', group });
    for (const [index, one] of body.groups.entries()) {
      const item = one.items.findIndex((entry) => entry.code === code);
      if (item >= 0) return setPlace({ part: 'item', group: index, item });
    }
    setPlace({
      part: body.vetoes.some((veto) => veto.code === code) ? 'vetoes' : code.startsWith('G') || code === '' ? 'grades' : 'bonus',
    });
  };
  const rest = fullPoints - sums.items;
  return (
    <Page
      title={template === null ? '新评分表' : template.name}
      above={<BackButton to="/happiness/grading/templates" />}
      subtitle={template ? <Subtitle template={template} /> : '按组编排评分项，合计 100 分后发布'}
      actions={
        isFixed ? (
          mayWrite && template ? (
            <Button
              variant="contained"
              startIcon={<Icon path={mdiContentCopy} />}
              loading={copy.isRunning}
              onClick={() => void copy.run({ templateId: template.templateId })}
            >
              复制为新版本
            </Button>
          ) : null
        ) : (
          <>
            <Button
              color="secondary"
              startIcon={<Icon path={mdiUndo} />}
              disabled={state.past.length === 0}
              onClick={() => dispatch({ type: 'undo' })}
              title="Ctrl+Z"
            >
              撤销
            </Button>
            <Button
              color="secondary"
              startIcon={<Icon path={mdiRedo} />}
              disabled={state.future.length === 0}
              onClick={() => dispatch({ type: 'redo' })}
              title="Ctrl+Y"
            >
              重做
            </Button>
            <Button
              variant="outlined"
              startIcon={<Icon path={mdiContentSaveOutline} />}
              loading={save.isRunning}
              disabled={!isDirty}
              onClick={() => void saveNow()}
              title="Ctrl+S"
            >
              保存草稿
            </Button>
            <Button
              variant="contained"
              startIcon={<Icon path={mdiPublish} />}
              disabled={faults.length > 0 || template === null}
              onClick={() => setIsPublishing(true)}
            >
              发布
            </Button>
          </>
        )
      }
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(20rem, 26rem) minmax(0, 1fr)', gap: 2, flex: 1, minHeight: 0 }}>
        <Section
          title={`${body.groups.length} 组 ${sums.count} 项`}
          isFlush
          fills
          actions={
            <Box
              component="span"
              aria-label="分值合计"
              sx={{
                fontSize: '0.8125rem',
                fontVariantNumeric: 'tabular-nums',
                color: rest === 0 && sums.groups === fullPoints ? 'success.main' : 'error.main',
              }}
            >
              {rest === 0
                ? sums.groups === fullPoints
                  ? '合计 100 分'
                  : `各组满分合计 ${pointsText(sums.groups)}`
                : rest > 0
                  ? `合计 ${pointsText(sums.items)}，还差 ${pointsText(rest)} 分`
                  : `合计 ${pointsText(sums.items)}，多出 ${pointsText(-rest)} 分`}
            </Box>
          }
        >
          <BuilderOutline
            body={body}
            faults={faults}
            place={place}
            onPlace={(next) => (setPlace(next), setView('edit'))}
            dispatch={dispatch}
            isFixed={isFixed}
          />
        </Section>
        <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, gap: 1.5 }}>
          {isFixed ? null : (
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flex: 'none', fontSize: '0.8125rem' }}>
              <span>编号</span>
              <TextInput
                label="评分表编号"
                width="7rem"
                maxLength={20}
                value={names.code}
                onChange={(code) => setNames({ ...names, code })}
                isDisabled={template !== null && template.version > 1}
                isWrong={names.code.trim() === ''}
              />
              <span>名称</span>
              <TextInput
                label="评分表名称"
                maxLength={40}
                value={names.name}
                onChange={(name) => setNames({ ...names, name })}
                isWrong={names.name.trim() === ''}
              />
            </Box>
          )}
          <Section
            isFlush
            fills
            title={
              <Tabs
                value={view}
                onChange={(_, next: 'edit' | 'preview') => setView(next)}
                aria-label="编制或预览"
                sx={{ minHeight: '2.5rem' }}
              >
                <Tab value="edit" label={isFixed ? '逐项查看' : '编制'} sx={{ minHeight: '2.5rem' }} />
                <Tab value="preview" label="预览试填" sx={{ minHeight: '2.5rem' }} />
              </Tabs>
            }
          >
            {view === 'preview' ? (
              <SheetPreview key={template?.templateId ?? 0} body={body} />
            ) : (
              <Box sx={{ p: 2 }}>
                <Chosen state={state} dispatch={dispatch} place={place} isFixed={isFixed} />
              </Box>
            )}
          </Section>
          {isFixed || faults.length === 0 ? null : (
            <Section title={`待完善 ${faults.length} 处`} isFlush>
              <Box
                component="ul"
                aria-label="待完善"
                sx={{ m: 0, p: 0, py: 0.5, listStyle: 'none', maxHeight: '8.5rem', overflowY: 'auto', fontSize: '0.8125rem' }}
              >
                {faults.map((fault) => (
                  <li key={`${fault.code}${fault.text}`}>
                    <ButtonBase
                      onClick={() => seek(fault.code)}
                      sx={{
                        width: '100%',
                        fontFamily: 'inherit',
                        fontSize: 'inherit',
                        justifyContent: 'flex-start',
                        px: 2,
                        py: 0.375,
                        textAlign: 'left',
                        gap: 1,
                        '&:hover': { bgcolor: 'action.hover' },
                      }}
                    >
                      <Box component="span" sx={{ color: 'text.secondary', minWidth: '2.5rem' }}>
                        {/^G\d$/.test(fault.code) ? '等级' : fault.code || '全表'}
                      </Box>
                      {fault.text}
                    </ButtonBase>
                  </li>
                ))}
              </Box>
            </Section>
          )}
        </Box>
      </Box>
      {isPublishing && template ? (
        <PublishDialog template={template} name={names.name} store={store} isDirty={isDirty} onClose={() => setIsPublishing(false)} />
      ) : null}
    </Page>
  );
}
