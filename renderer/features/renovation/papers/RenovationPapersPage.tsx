import { mdiFileDocumentOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useMemo, type ReactNode } from 'react';
import { renovationPaperNames, type RenovationPaperKind } from '../../../../electron/contract/renovation-papers.ts';
import type { ProjectRow } from '../../../../electron/contract/renovation-shapes.ts';
import { addMonths, formatMonth, type IsoMonth } from '../../../../electron/contract/values.ts';
import { useCall } from '../../../shared/client.ts';
import { useDivisions } from '../../../shared/form.tsx';
import { keepQuery, queryNow, useQuery } from '../../../shared/navigation.ts';
import { useOwnTown, useSession } from '../../../shared/session.ts';
import { accentWash } from '../../../shared/theme.tsx';
import { EmptyState, LoadError, Loading, Section } from '../../../shared/ui.tsx';
import { FilterChoice } from '../../people/FilterChoice.tsx';
import { RenovationFrame } from '../RenovationFrame.tsx';
import { choiceOf, ofAll, ofProject, paperOf, uses, usualSize, type Choice } from './paper-choice.ts';
import { PaperSheet } from './PaperSheet.tsx';

/** Months that may be chosen, the newest first. */
const monthsBack = 36;

const change = (next: Readonly<Record<string, string | null>>): void => keepQuery({ ...Object.fromEntries(queryNow()), ...next });

/** 台账文书: registers of all projects and papers of one, as they will come out of the printer. */
export function RenovationPapersPage(): ReactNode {
  const listed = useCall('renovation.list', {
    search: '',
    townCode: null,
    homeId: null,
    batchYear: null,
    stage: null,
    kind: null,
    asOf: null,
  });
  const progress = useCall('renovation.progress', { month: null });
  if (!listed.data || !progress.data)
    return (
      <RenovationFrame path="/renovation/papers">
        {listed.error ? (
          <LoadError error={listed.error} onRetry={() => void listed.refetch()} />
        ) : progress.error ? (
          <LoadError error={progress.error} onRetry={() => void progress.refetch()} />
        ) : (
          <Loading />
        )}
      </RenovationFrame>
    );
  const { rows, years } = listed.data;
  if (rows.length === 0)
    return (
      <RenovationFrame path="/renovation/papers">
        <EmptyState icon={mdiFileDocumentOutline} what="还没有改造项目" next="登记或导入项目后，在这里打印台账、月报和进度图。" />
      </RenovationFrame>
    );
  return <Desk rows={rows} years={years} month={progress.data.month} />;
}

type DeskProps = { readonly rows: readonly ProjectRow[]; readonly years: readonly number[]; readonly month: IsoMonth };

function Desk({ rows, years, month }: DeskProps): ReactNode {
  const query = useQuery();
  const { ledger } = useSession();
  const choice = choiceOf(query, month);
  const paper = paperOf(choice);
  const { towns } = useDivisions();
  const town = towns.find(({ code }) => code === choice.townCode)?.name ?? '';
  const project = rows.find(({ projectId }) => projectId === choice.projectId);
  const subject =
    paper !== null && 'projectId' in paper
      ? (project?.name ?? '')
      : `${ledger.regionName}${town}${choice.kind === 'monthly' ? formatMonth(choice.month) : choice.batchYear === null ? '' : `${choice.batchYear}年度`}`;
  return (
    <RenovationFrame path="/renovation/papers">
      <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gap: 2, gridTemplateColumns: '15rem minmax(0, 1fr)' }}>
        <Section title="文书" fills isFlush>
          <KindGroup title="全部项目" kinds={ofAll} chosen={choice.kind} />
          <KindGroup title="一个项目" kinds={ofProject} chosen={choice.kind} />
        </Section>
        <Box sx={{ minHeight: 0, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
          <Choices choice={choice} rows={rows} years={years} newest={month} />
          {paper === null ? (
            <EmptyState icon={mdiFileDocumentOutline} what="请选择项目" next="这份文书是一个项目的，请在上面选择项目。" />
          ) : (
            <PaperSheet key={JSON.stringify(paper)} paper={paper} subject={subject} />
          )}
        </Box>
      </Box>
    </RenovationFrame>
  );
}

function KindGroup({
  title,
  kinds,
  chosen,
}: {
  readonly title: string;
  readonly kinds: readonly RenovationPaperKind[];
  readonly chosen: RenovationPaperKind;
}): ReactNode {
  return (
    <Box role="group" aria-label={title} sx={{ pb: 0.5 }}>
      <Box sx={{ px: 1.5, pt: 1, pb: 0.25, color: 'text.secondary', fontSize: '0.75rem' }}>{title}</Box>
      {kinds.map((kind) => {
        const isOn = kind === chosen;
        return (
          <ButtonBase
            key={kind}
            aria-pressed={isOn}
            onClick={() => change({ kind, size: null })}
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
            <Box sx={{ fontSize: '0.875rem', fontWeight: isOn ? 600 : 400, color: isOn ? 'primary.main' : 'text.primary' }}>
              {renovationPaperNames[kind]}
            </Box>
            <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', lineHeight: 1.4 }}>{uses[kind]}</Box>
          </ButtonBase>
        );
      })}
    </Box>
  );
}

const sizes = [
  { id: 'A3', label: 'A3 横排' },
  { id: 'A4', label: 'A4 横排' },
] as const;

function Choices({
  choice,
  rows,
  years,
  newest,
}: {
  readonly choice: Choice;
  readonly rows: readonly ProjectRow[];
  readonly years: readonly number[];
  readonly newest: IsoMonth;
}): ReactNode {
  const { towns } = useDivisions();
  const ownTown = useOwnTown();
  const own = useMemo(() => new Set(rows.map(({ townCode }) => townCode)), [rows]);
  const townOptions = towns.filter(({ code }) => own.has(code)).map(({ code, name }) => ({ id: code, label: name }));
  const months = Array.from({ length: monthsBack }, (_, back) => addMonths(newest, -back)).map((id) => ({ id, label: formatMonth(id) }));
  const usual = usualSize(choice.kind);
  const isOfProject = ofProject.includes(choice.kind);
  const hasSize = choice.kind === 'ledger' || choice.kind === 'gantt' || choice.kind === 'monthly';
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', pb: 1, flex: 'none' }}>
      {isOfProject ? (
        <FilterChoice
          label="项目"
          options={rows.map(({ projectId, code, name }) => ({ id: projectId, label: `${name}（${code}）` }))}
          value={choice.projectId}
          onChange={(projectId) => change({ project: projectId === null ? null : String(projectId) })}
        />
      ) : (
        <>
          {choice.kind === 'monthly' ? (
            <FilterChoice
              label={formatMonth(newest)}
              options={months}
              value={choice.month === newest ? null : choice.month}
              onChange={(month) => change({ month })}
            />
          ) : null}
          <FilterChoice
            label="年度批次"
            options={years.map((year) => ({ id: year, label: `${year}年` }))}
            value={choice.batchYear}
            onChange={(year) => change({ year: year === null ? null : String(year) })}
          />
          {ownTown === null ? (
            <FilterChoice label="乡镇" options={townOptions} value={choice.townCode} onChange={(town) => change({ town })} />
          ) : null}
          {hasSize ? (
            <FilterChoice
              label={`${usual} 横排`}
              options={sizes}
              value={choice.size === usual ? null : choice.size}
              onChange={(size) => change({ size: size === usual ? null : size })}
            />
          ) : null}
        </>
      )}
    </Box>
  );
}
