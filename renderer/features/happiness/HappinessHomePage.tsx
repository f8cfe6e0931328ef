import { mdiArrowLeft, mdiCalendarMonthOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { useCall } from '../../shared/client.ts';
import { goBack, goTo, keepQuery, useQuery } from '../../shared/navigation.ts';
import { Icon, LoadError, Loading, Page, StatusChip } from '../../shared/ui.tsx';
import { HomeLetters } from '../grading/HomeLetters.tsx';
import { gradeText, statusText, statusTone } from './happiness-words.ts';
import { HomeGrades } from './HomeGrades.tsx';
import { HomeMoney } from './HomeMoney.tsx';
import { HomeOverview } from './HomeOverview.tsx';
import { HomeUse } from './HomeUse.tsx';

const tabs = [
  { id: 'overview', label: '概况' },
  { id: 'grades', label: '等级' },
  { id: 'money', label: '奖补' },
  { id: 'use', label: '资金使用' },
] as const;

function BackButton(): ReactNode {
  return (
    <Button
      color="secondary"
      size="small"
      startIcon={<Icon path={mdiArrowLeft} />}
      onClick={() => goBack('/happiness')}
      sx={{ ml: -1, px: 1, minHeight: '1.625rem' }}
    >
      返回
    </Button>
  );
}

const notFound = {
  code: 'HAPPINESS_HOME_NOT_FOUND',
  params: {},
  text: { what: '没有找到这处幸福院。', next: '请返回幸福院名单重新选择。' },
} as const;

/** One happiness home: its particulars and states, grades, the year's money month by month, what it was spent on. */
export function HappinessHomePage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const happinessHomeId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const found = useCall('happiness.get', { happinessHomeId }, { enabled: happinessHomeId > 0 });
  const query = useQuery();
  const tab = tabs.find((known) => known.id === query.get('tab'))?.id ?? 'overview';
  if (!found.data)
    return (
      <Page title="幸福院" above={<BackButton />}>
        {found.error || happinessHomeId === 0 ? (
          <LoadError error={found.error ?? notFound} onRetry={() => void found.refetch()} />
        ) : (
          <Loading />
        )}
      </Page>
    );
  const home = found.data;
  return (
    <Page
      title={home.name}
      above={<BackButton />}
      subtitle={
        <Box component="span" sx={{ display: 'inline-flex', gap: 2, alignItems: 'baseline' }}>
          <span>
            {home.townName}　{home.villageName}
          </span>
          <span>{gradeText(home.grade)}</span>
          <StatusChip label={statusText(home.status)} tone={statusTone(home.status)} />
        </Box>
      }
      actions={
        <>
          <HomeLetters home={home} />
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiCalendarMonthOutline} />}
            onClick={() => goTo(`/happiness/months?town=${home.townCode}&search=${encodeURIComponent(home.code)}`)}
          >
            填报月度运营
          </Button>
        </>
      }
    >
      <Tabs
        value={tab}
        onChange={(_, chosen: string) => keepQuery({ tab: chosen === 'overview' ? null : chosen })}
        aria-label="幸福院的内容"
        sx={{ borderBottom: 1, borderColor: 'divider', flex: 'none', mb: 1.5 }}
      >
        {tabs.map(({ id: value, label }) => (
          <Tab
            key={value}
            value={value}
            label={value === 'overview' && home.alerts.length > 0 ? `${label}（${home.alerts.length} 项需关注）` : label}
          />
        ))}
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: 2 }}>
        {tab === 'overview' ? <HomeOverview home={home} /> : null}
        {tab === 'grades' ? <HomeGrades home={home} /> : null}
        {tab === 'money' ? <HomeMoney home={home} /> : null}
        {tab === 'use' ? <HomeUse home={home} /> : null}
      </Box>
    </Page>
  );
}
