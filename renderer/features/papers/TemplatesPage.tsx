import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import type { ReactNode } from 'react';
import { subjectOf, templatePaperKinds, type TemplatePaperKind } from '../../../electron/contract/papers.ts';
import { useCall } from '../../shared/client.ts';
import { formatInstant } from '../../shared/format.ts';
import { goTo, useQuery } from '../../shared/navigation.ts';
import { LoadError, Loading, Section } from '../../shared/ui.tsx';
import { PapersFrame } from '../letters/PapersFrame.tsx';
import { TemplateDesk } from './TemplateDesk.tsx';

/** 文书模板: every paper with its wording in force, to be read by everybody and changed by the county. */
export function TemplatesPage(): ReactNode {
  const query = useQuery();
  const kind = templatePaperKinds.find(({ id }) => id === query.get('kind'))?.id ?? templatePaperKinds[0].id;
  const listed = useCall('papers.kinds', {});
  const template = useCall('papers.template', { kind });
  const error = listed.error ?? template.error;
  return (
    <PapersFrame path="/papers" subtitle="字段用双花括号写，例如 {{姓名}}；保存后新制作的文书按新的文字">
      {error ? (
        <LoadError
          error={error}
          onRetry={() => {
            void listed.refetch();
            void template.refetch();
          }}
        />
      ) : (
        <Box
          sx={{
            flex: 1,
            minHeight: 0,
            display: 'grid',
            gap: 2,
            gridTemplateColumns: '12rem minmax(0, 1fr)',
            gridTemplateRows: 'minmax(0, 1fr)',
          }}
        >
          <Section fills isFlush>
            <List dense disablePadding aria-label="文书" sx={{ py: 0.5 }}>
              {templatePaperKinds.map(({ id, label }) => (
                <KindItem key={id} kind={id} label={label} isChosen={id === kind} listed={listed.data?.kinds} />
              ))}
            </List>
          </Section>
          {template.data && listed.data ? (
            <TemplateDesk
              key={`${kind} ${template.data.version}`}
              kind={kind}
              template={template.data}
              fields={listed.data.fields.filter(({ subject }) => subject === subjectOf(kind))}
            />
          ) : (
            <Loading />
          )}
        </Box>
      )}
    </PapersFrame>
  );
}

type KindItemProps = {
  readonly kind: TemplatePaperKind;
  readonly label: string;
  readonly isChosen: boolean;
  readonly listed:
    | readonly { readonly kind: string; readonly version: number; readonly changedAt: string | null; readonly changedBy: string | null }[]
    | undefined;
};

function KindItem({ kind, label, isChosen, listed }: KindItemProps): ReactNode {
  const found = listed?.find((candidate) => candidate.kind === kind);
  const says =
    found === undefined || found.version === 0
      ? '默认'
      : `第 ${found.version} 版　${formatInstant(found.changedAt ?? '').slice(0, 10)}　${found.changedBy ?? ''}`;
  return (
    <ListItemButton selected={isChosen} onClick={() => goTo(`/papers?kind=${kind}`)} sx={{ display: 'block', px: 1.5 }}>
      {label}
      <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{says}</Box>
    </ListItemButton>
  );
}
