import { mdiAccountGroupOutline, mdiArrowLeft, mdiBedOutline, mdiPaperclip } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { homeLevels, operationModes } from '../../../electron/contract/terms.ts';
import { useCall } from '../../shared/client.ts';
import { count, termText } from '../../shared/format.ts';
import { goBack, goTo, keepQuery, useQuery } from '../../shared/navigation.ts';
import { Icon, LoadError, Loading, Page } from '../../shared/ui.tsx';
import { AttachmentsDialog } from '../attachments/AttachmentsDialog.tsx';
import { HomeContracts } from './HomeContracts.tsx';
import { HomeDialog } from './HomeDialog.tsx';
import { HomeOverview } from './HomeOverview.tsx';
import { HomeStaff } from './HomeStaff.tsx';
import { ProfileDialog } from './ProfileDialog.tsx';

const tabs = ['overview', 'staff', 'contracts'] as const;

function BackButton(): ReactNode {
  return (
    <Button
      color="secondary"
      size="small"
      startIcon={<Icon path={mdiArrowLeft} />}
      onClick={() => goBack('/homes')}
      sx={{ ml: -1, px: 1, minHeight: '1.625rem' }}
    >
      返回
    </Button>
  );
}

/** One home: its particulars, its staff, who runs it. */
export function HomePage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const homeId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const found = useCall('homes.get', { homeId }, { enabled: homeId > 0 });
  const asked = useQuery().get('tab');
  const tab = tabs.find((known) => known === asked) ?? 'overview';
  const [dialog, setDialog] = useState<'home' | 'profile' | 'attachments' | null>(null);
  const close = (): void => setDialog(null);
  if (!found.data)
    return (
      <Page title="机构" above={<BackButton />}>
        {found.error || homeId === 0 ? (
          <LoadError
            error={
              found.error ?? { code: 'HOME_NOT_FOUND', params: {}, text: { what: '没有找到这家机构。', next: '请返回机构名单重新选择。' } }
            }
            onRetry={() => void found.refetch()}
          />
        ) : (
          <Loading />
        )}
      </Page>
    );
  const detail = found.data;
  const { home, warnings } = detail;
  return (
    <Page
      title={home.name}
      above={<BackButton />}
      subtitle={`${home.townName}　${termText(homeLevels, home.homeLevel)}　${termText(operationModes, home.operationMode)}`}
      actions={
        <>
          <Button color="secondary" startIcon={<Icon path={mdiPaperclip} />} onClick={() => setDialog('attachments')}>
            附件
          </Button>
          <Button variant="outlined" startIcon={<Icon path={mdiBedOutline} />} onClick={() => goTo(`/beds?home=${home.homeId}`)}>
            床位
          </Button>
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiAccountGroupOutline} />}
            onClick={() => goTo(`/people?home=${home.homeId}&status=active`)}
          >
            在院人员
          </Button>
        </>
      }
    >
      <Tabs
        value={tab}
        onChange={(_, chosen: string) => keepQuery({ tab: chosen === 'overview' ? null : chosen })}
        sx={{ borderBottom: 1, borderColor: 'divider', flex: 'none', mb: 1.5 }}
      >
        <Tab value="overview" label={warnings.length > 0 ? `概况（${count(warnings.length)} 项需关注）` : '概况'} />
        <Tab value="staff" label="工作人员" />
        <Tab value="contracts" label="托管" />
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
        {tab === 'staff' ? (
          <HomeStaff detail={detail} />
        ) : tab === 'contracts' ? (
          <HomeContracts detail={detail} />
        ) : (
          <HomeOverview detail={detail} onEdit={() => setDialog('home')} onEditProfile={() => setDialog('profile')} />
        )}
      </Box>
      {dialog === 'home' ? <HomeDialog home={home} onClose={close} /> : null}
      {dialog === 'profile' ? <ProfileDialog detail={detail} onClose={close} /> : null}
      {dialog === 'attachments' ? <AttachmentsDialog owner={{ entity: 'home', id: home.homeId, name: home.name }} onClose={close} /> : null}
    </Page>
  );
}
