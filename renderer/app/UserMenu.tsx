import { mdiAccountCircleOutline, mdiChevronDown, mdiKeyChange, mdiLockOutline, mdiLogout } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Popover from '@mui/material/Popover';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { colourModes, setAppearance, textSizes, useAppearance, type ColourMode, type TextSize } from '../shared/appearance.ts';
import { useAction } from '../shared/client.ts';
import { lastLoginText } from '../features/ledger/last-login.ts';
import { lockWindow } from '../features/lock/LockHost.tsx';
import { mayLeave } from '../shared/leave-guard.ts';
import { roleText, useSession } from '../shared/session.ts';
import { Icon } from '../shared/ui/Icon.tsx';
import { KeyHint } from '../shared/ui/values.tsx';

const ChangePassphrase = lazy(async () => ({ default: (await import('../features/users/ChangePassphrase.tsx')).ChangePassphrase }));

function Choice<Value extends string | number>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly id: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}): ReactNode {
  return (
    <Box sx={{ px: 2, py: 0.75 }}>
      <Typography variant="caption" sx={{ color: 'text.secondary', display: 'block', mb: 0.5 }}>
        {label}
      </Typography>
      <ToggleButtonGroup
        exclusive
        size="small"
        fullWidth
        value={value}
        aria-label={label}
        onChange={(_, chosen: Value | null) => chosen !== null && onChange(chosen)}
      >
        {options.map((option) => (
          <ToggleButton
            key={option.id}
            value={option.id}
            sx={{ py: 0.375, px: 1.25, textTransform: 'none', fontSize: '0.8125rem', whiteSpace: 'nowrap' }}
          >
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}

export function UserMenu({ onLeave }: { readonly onLeave: () => void }): ReactNode {
  const { user, lastLogin } = useSession();
  const appearance = useAppearance();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isChanging, setIsChanging] = useState(false);
  const logOut = useAction('ledger.logout', { onSuccess: onLeave });
  const close = (): void => setAnchor(null);
  const leave = async (): Promise<void> => {
    close();
    if (await mayLeave()) await logOut.run({});
  };
  return (
    <>
      <Button
        color="inherit"
        startIcon={<Icon path={mdiAccountCircleOutline} />}
        endIcon={<Icon path={mdiChevronDown} />}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ flex: 'none' }}
      >
        {user.name}
      </Button>
      {/* Not a menu: Tab must reach the settings in it. */}
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { 'aria-label': '用户与显示设置', sx: { minWidth: '17rem', py: 0.75, border: 1, borderColor: 'divider' } } }}
      >
        <Box sx={{ px: 2, py: 0.75 }}>
          <Typography sx={{ fontWeight: 600 }}>{user.name}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {[roleText(user.role), user.placeName].filter(Boolean).join(' · ')}
          </Typography>
          <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
            {lastLoginText(lastLogin)}
          </Typography>
        </Box>
        <Divider />
        <Choice<ColourMode> label="主题" value={appearance.mode} options={colourModes} onChange={(mode) => setAppearance({ mode })} />
        <Choice<TextSize>
          label="文字大小"
          value={appearance.textSize}
          options={textSizes.map((size) => ({ id: size, label: `${size}%` }))}
          onChange={(textSize) => setAppearance({ textSize })}
        />
        <Divider />
        <Box sx={{ px: 1, pt: 0.75, display: 'flex', flexDirection: 'column', alignItems: 'stretch' }}>
          <Button
            color="inherit"
            startIcon={<Icon path={mdiKeyChange} />}
            sx={{ justifyContent: 'flex-start' }}
            onClick={() => {
              close();
              setIsChanging(true);
            }}
          >
            修改口令
          </Button>
          <Button
            color="inherit"
            startIcon={<Icon path={mdiLockOutline} />}
            sx={{ justifyContent: 'flex-start' }}
            onClick={() => {
              close();
              lockWindow(false);
            }}
          >
            锁定窗口
            <Box component="span" sx={{ ml: 'auto' }}>
              <KeyHint keys="Ctrl+L" />
            </Box>
          </Button>
          <Button color="inherit" startIcon={<Icon path={mdiLogout} />} sx={{ justifyContent: 'flex-start' }} onClick={() => void leave()}>
            退出登录
          </Button>
        </Box>
      </Popover>
      {isChanging ? (
        <Suspense fallback={null}>
          <ChangePassphrase onClose={() => setIsChanging(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
