import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import type { ReportDefinition, ReportSubject, SubjectColumn } from '../../../../electron/contract/own-reports.ts';
import { FilterLine, startFilter } from './FilterLine.tsx';

type PanelProps = {
  readonly subjects: readonly ReportSubject[];
  readonly subject: ReportSubject;
  readonly definition: ReportDefinition;
  readonly onSubject: (subject: ReportSubject) => void;
  readonly onChange: (definition: ReportDefinition) => void;
};

const mostGroups = 3;

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <Box component="section" aria-label={title} sx={{ px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Box component="h3" sx={{ m: 0, mb: 0.75, fontSize: '0.8125rem', color: 'text.secondary' }}>
        {title}
      </Box>
      {children}
    </Box>
  );
}

function Chosen({
  columns,
  list,
  onChange,
}: {
  readonly columns: readonly SubjectColumn[];
  readonly list: readonly string[];
  readonly onChange: (list: string[]) => void;
}): ReactNode {
  const forward = (index: number): void => {
    const next = [...list];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(Math.max(0, index - 1), 0, moved);
    onChange(next);
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {list.map((id, index) => (
        <Chip
          key={id}
          size="small"
          label={columns.find((column) => column.id === id)?.title ?? id}
          title={index === 0 ? '第一列' : '点一下，前移一列'}
          onClick={() => forward(index)}
          {...(list.length > 1 ? { onDelete: () => onChange(list.filter((other) => other !== id)) } : {})}
        />
      ))}
    </Box>
  );
}

/** Subject, columns, conditions, groups and order of a report. */
export function BuilderPanel({ subjects, subject, definition, onSubject, onChange }: PanelProps): ReactNode {
  const { columns } = subject;
  const sections = [...new Set(columns.map(({ section }) => section))];
  const toggle = (id: string): void => {
    const has = definition.columns.includes(id);
    const next = has ? definition.columns.filter((other) => other !== id) : [...definition.columns, id];
    if (next.length > 0) onChange({ ...definition, columns: next });
  };
  const groups = columns.filter(({ canGroup }) => canGroup);
  const unfiltered = columns.filter(({ id }) => !definition.filters.some(({ column }) => column === id));
  return (
    <Box
      sx={{
        width: '20rem',
        flex: 'none',
        overflowY: 'auto',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <Part title="对象">
        <TextField
          select
          fullWidth
          size="small"
          value={subject.id}
          slotProps={{ htmlInput: { 'aria-label': '报表对象' } }}
          helperText={subject.hint}
          onChange={(event) => {
            const next = subjects.find(({ id }) => id === event.target.value);
            if (next) onSubject(next);
          }}
        >
          {subjects.map(({ id, title }) => (
            <MenuItem key={id} value={id}>
              {title}
            </MenuItem>
          ))}
        </TextField>
      </Part>
      <Part title={`已选 ${definition.columns.length} 列（点一下前移）`}>
        <Chosen columns={columns} list={definition.columns} onChange={(list) => onChange({ ...definition, columns: list })} />
      </Part>
      {sections.map((section) => (
        <Part key={section} title={section}>
          <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr' }}>
            {columns
              .filter((column) => column.section === section)
              .map((column) => (
                <FormControlLabel
                  key={column.id}
                  label={column.title}
                  sx={{ mr: 0, '& .MuiFormControlLabel-label': { fontSize: '0.8125rem' } }}
                  control={
                    <Checkbox
                      size="small"
                      sx={{ p: 0.5 }}
                      checked={definition.columns.includes(column.id)}
                      onChange={() => toggle(column.id)}
                    />
                  }
                />
              ))}
          </Box>
        </Part>
      ))}
      <Part title="筛选">
        {definition.filters.map((filter, index) => {
          const column = columns.find(({ id }) => id === filter.column);
          return column ? (
            <FilterLine
              key={filter.column}
              column={column}
              filter={filter}
              onChange={(next) => onChange({ ...definition, filters: definition.filters.with(index, next) })}
              onRemove={() => onChange({ ...definition, filters: definition.filters.toSpliced(index, 1) })}
            />
          ) : null;
        })}
        <TextField
          select
          fullWidth
          size="small"
          value=""
          label="加一个条件"
          onChange={(event) => {
            const column = columns.find(({ id }) => id === event.target.value);
            if (column) onChange({ ...definition, filters: [...definition.filters, startFilter(column)] });
          }}
          sx={{ mt: 0.5 }}
        >
          {unfiltered.map(({ id, title }) => (
            <MenuItem key={id} value={id} dense>
              {title}
            </MenuItem>
          ))}
        </TextField>
      </Part>
      <Part title="分组、小计和排序">
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
          <TextField
            select
            fullWidth
            size="small"
            label="按列分组"
            value={definition.groupBy}
            slotProps={{ select: { multiple: true } }}
            onChange={(event) => {
              const groupBy = (event.target.value as unknown as string[]).slice(-mostGroups);
              onChange({ ...definition, groupBy, isSummary: definition.isSummary && groupBy.length > 0 });
            }}
          >
            {groups.map(({ id, title }) => (
              <MenuItem key={id} value={id} dense>
                {title}
              </MenuItem>
            ))}
          </TextField>
          <FormControlLabel
            label="只要汇总，不逐行列出"
            disabled={definition.groupBy.length === 0}
            control={
              <Switch
                size="small"
                checked={definition.isSummary}
                onChange={(event) => onChange({ ...definition, isSummary: event.target.checked })}
              />
            }
            sx={{ ml: 0, gap: 0.5, '& .MuiFormControlLabel-label': { fontSize: '0.8125rem' } }}
          />
          <Box sx={{ display: 'flex', gap: 0.75 }}>
            <TextField
              select
              size="small"
              label="排序"
              value={definition.sortBy?.column ?? ''}
              onChange={(event) =>
                onChange({
                  ...definition,
                  sortBy:
                    event.target.value === ''
                      ? null
                      : { column: event.target.value, isDescending: definition.sortBy?.isDescending ?? false },
                })
              }
              sx={{ flex: 1 }}
            >
              <MenuItem value="">按登记顺序</MenuItem>
              {columns
                .filter(({ kind }) => kind !== 'number')
                .map(({ id, title }) => (
                  <MenuItem key={id} value={id} dense>
                    {title}
                  </MenuItem>
                ))}
            </TextField>
            <TextField
              select
              size="small"
              label="次序"
              disabled={definition.sortBy === null}
              value={definition.sortBy?.isDescending ? 'down' : 'up'}
              onChange={(event) =>
                definition.sortBy &&
                onChange({ ...definition, sortBy: { ...definition.sortBy, isDescending: event.target.value === 'down' } })
              }
              sx={{ width: '6.5rem' }}
            >
              <MenuItem value="up">从小到大</MenuItem>
              <MenuItem value="down">从大到小</MenuItem>
            </TextField>
          </Box>
          <TextField
            select
            size="small"
            label="纸张"
            value={definition.paper}
            onChange={(event) => onChange({ ...definition, paper: event.target.value === 'A3' ? 'A3' : 'A4' })}
          >
            <MenuItem value="A4">A4 横向</MenuItem>
            <MenuItem value="A3">A3 横向</MenuItem>
          </TextField>
        </Box>
      </Part>
    </Box>
  );
}
