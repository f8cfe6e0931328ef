import { mdiAccountGroupOutline, mdiFileWordOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState, type ReactNode } from 'react';
import { letterSubjects, type LetterSelection, type LetterSubject } from '../../../electron/contract/word-templates.ts';
import { useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { goTo, keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';
import { accentWash } from '../../shared/theme.tsx';
import { EmptyState, LoadError, Loading, Section } from '../../shared/ui.tsx';
import { selectionOf } from '../papers/paper-order.ts';
import { ChooseCandidates } from './ChooseCandidates.tsx';
import { PapersFrame } from './PapersFrame.tsx';
import type { Template } from './ReadTemplateDialog.tsx';
import { SaveLetters } from './SaveLetters.tsx';

const change = (next: Readonly<Record<string, string | null>>): void => keepQuery({ ...Object.fromEntries(queryNow()), ...next });

function selectionFor(subject: Exclude<LetterSubject, 'person'>, keys: readonly string[]): LetterSelection {
  if (subject === 'village') return { subject, codes: [...keys] };
  return subject === 'home' ? { subject, homeIds: keys.map(Number) } : { subject, projectIds: keys.map(Number) };
}

/** 批量函件: a Word template, for whom, and all of it in one step. */
export function LettersPage(): ReactNode {
  const query = useQuery();
  const listed = useCall('wordTemplates.list', {});
  const asked = query.get('subject');
  const subject = letterSubjects.find(({ id }) => id === asked)?.id ?? 'person';
  const own = (listed.data?.templates ?? []).filter((template) => template.subject === subject);
  const template = own.find(({ templateId }) => String(templateId) === query.get('template')) ?? own[0] ?? null;
  const body = listed.error ? (
    <LoadError error={listed.error} onRetry={() => void listed.refetch()} />
  ) : !listed.data ? (
    <Loading />
  ) : subject === 'person' ? (
    <People key="person" templates={own} template={template} />
  ) : (
    <Others key={subject} subject={subject} templates={own} template={template} />
  );
  return body;
}

function SubjectChoice({ subject }: { readonly subject: LetterSubject }): ReactNode {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={subject}
      aria-label="为谁制作"
      onChange={(_, next: LetterSubject | null) => {
        if (next) keepQuery({ subject: next });
      }}
      sx={{ flex: 'none', mb: 1.25 }}
    >
      {letterSubjects.map(({ id, label }) => (
        <ToggleButton key={id} value={id} sx={{ px: 2 }}>
          {label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

type DeskProps = { readonly templates: readonly Template[]; readonly template: Template | null };

function Desk({
  subject,
  templates,
  template,
  letters,
  selection,
  children,
}: DeskProps & {
  readonly subject: LetterSubject;
  readonly letters: number;
  readonly selection: LetterSelection;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <PapersFrame
      path="/papers/letters"
      subtitle={letters > 0 && template ? `${template.name}，共 ${count(letters)} 份` : '选模板、选对象，一次制作'}
      actions={<SaveLetters template={template} selection={selection} letters={letters} isOff={letters === 0 || template === null} />}
    >
      <SubjectChoice subject={subject} />
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: '19rem minmax(0, 1fr)',
          gridTemplateRows: 'minmax(0, 1fr)',
        }}
      >
        <Section
          title="模板"
          fills
          isFlush
          actions={
            <Button size="small" onClick={() => goTo('/papers/word')}>
              全部模板
            </Button>
          }
        >
          {templates.length === 0 ? (
            <EmptyState icon={mdiFileWordOutline} what="没有这类对象的模板" next="在“Word 模板”页读入后，在这里选用。" />
          ) : (
            <Box role="group" aria-label="模板" sx={{ py: 0.5, overflowY: 'auto' }}>
              {templates.map((one) => {
                const isOn = one.templateId === template?.templateId;
                return (
                  <ButtonBase
                    key={one.templateId}
                    aria-pressed={isOn}
                    onClick={() => change({ template: String(one.templateId) })}
                    sx={(theme) => ({
                      display: 'block',
                      width: '100%',
                      textAlign: 'left',
                      px: 1.5,
                      py: 0.75,
                      borderLeft: 3,
                      borderColor: isOn ? 'primary.main' : 'transparent',
                      bgcolor: isOn ? accentWash(theme, 0.1) : 'transparent',
                      '&:hover': { bgcolor: accentWash(theme, 0.06) },
                    })}
                  >
                    <Box sx={{ fontWeight: isOn ? 600 : 400 }}>{one.name}</Box>
                    <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', lineHeight: 1.4 }}>
                      第{one.version}版
                      {one.fields.length === 0
                        ? '，没有字段'
                        : `，字段：${one.fields.slice(0, 6).join('、')}${one.fields.length > 6 ? '等' : ''}`}
                    </Box>
                  </ButtonBase>
                );
              })}
            </Box>
          )}
        </Section>
        {children}
      </Box>
    </PapersFrame>
  );
}

const own = new Set(['subject', 'template']);

/** Without a choice of the people list: those in the register. */
function peopleQuery(query: URLSearchParams): URLSearchParams {
  return [...query.keys()].some((key) => !own.has(key)) ? query : new URLSearchParams({ status: 'active' });
}

/** Somebody by name, or everybody the filters of the people list find. */
function People({ templates, template }: DeskProps): ReactNode {
  const selection = selectionOf(peopleQuery(useQuery()));
  const found = useCall('papers.count', { selection });
  const total = found.data?.total ?? 0;
  const names = found.data?.names ?? [];
  return (
    <Desk subject="person" templates={templates} template={template} letters={total} selection={{ subject: 'person', people: selection }}>
      <Section
        title="人员"
        fills
        actions={
          <Button size="small" onClick={() => goTo('/people')}>
            到人员页筛选
          </Button>
        }
      >
        {total === 0 && !found.isLoading ? (
          <EmptyState icon={mdiAccountGroupOutline} what="没有选到人员" next="在人员页按乡镇、机构等条件筛选，再从“生成文书”进入。" />
        ) : (
          <Box sx={{ lineHeight: 1.8 }}>
            <Box sx={{ fontSize: '1.375rem', fontWeight: 600 }}>共 {count(total)} 人</Box>
            <Box>
              {names.join('、')}
              {total > names.length ? '等' : ''}
            </Box>
            <Box sx={{ color: 'text.secondary', mt: 1 }}>
              {'personIds' in selection
                ? '为选定的人员制作，每人一份。'
                : '每人一份。要换一个范围，请在人员页筛选后从“生成文书”进入，再选“用 Word 模板”。'}
            </Box>
          </Box>
        )}
      </Section>
    </Desk>
  );
}

const titles = { home: '敬老院', village: '村（居）', project: '改造项目' } as const;

function Others({ subject, templates, template }: DeskProps & { readonly subject: Exclude<LetterSubject, 'person'> }): ReactNode {
  const found = useCall('letters.candidates', { subject });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = found.data ?? [];
  const keys = rows.map(({ key }) => key).filter((key) => chosen.has(key));
  return (
    <Desk subject={subject} templates={templates} template={template} letters={keys.length} selection={selectionFor(subject, keys)}>
      {found.error ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <ChooseCandidates title={titles[subject]} rows={rows} chosen={chosen} onChange={setChosen} />
      ) : (
        <Loading />
      )}
    </Desk>
  );
}
