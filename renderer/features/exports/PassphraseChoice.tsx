import { mdiContentCopy, mdiRefresh } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { useEffect, useState, type ReactNode } from 'react';
import { exportPassphraseFault } from '../../../electron/contract/protection.ts';
import { copyText, Icon } from '../../shared/ui.tsx';
import { usePassphraseStrength } from '../ledger/PassphraseStrength.tsx';
import { makePassphrase } from './passphrase.ts';

type PassphraseChoiceProps = {
  readonly passphrase: string;
  readonly onChange: (passphrase: string) => void;
  readonly onWeak: (isWeak: boolean) => void;
  readonly isAsked: boolean;
};

const longest = 100;

/** A passphrase that was drawn by lot, in plain sight because it is to be passed on; or one of the user's own. */
export function PassphraseChoice({ passphrase, onChange, onWeak, isAsked }: PassphraseChoiceProps): ReactNode {
  const [isOwn, setIsOwn] = useState(false);
  const strength = usePassphraseStrength(isOwn ? passphrase : '', '');
  const fault = exportPassphraseFault(passphrase);
  const isWeak = strength !== null && !strength.isStrong;
  useEffect(() => onWeak(isOwn && isWeak), [isOwn, isWeak, onWeak]);
  const said = fault ?? (strength?.isStrong ? `强度足够：${strength.reason}` : (strength?.reason ?? ''));
  const isShownAsError = isOwn && (isAsked || passphrase !== '') && (fault !== null || isWeak);
  return (
    <Box>
      <TextField
        fullWidth
        label="文件密码"
        required
        value={passphrase}
        onChange={(event) => {
          setIsOwn(true);
          onChange(event.target.value);
        }}
        error={isShownAsError}
        helperText={isOwn ? said : '程序随机生成，可以直接改成自己的。程序不保存密码，导出前请记下'}
        slotProps={{
          htmlInput: {
            maxLength: longest,
            spellCheck: false,
            autoComplete: 'off',
            style: { fontVariantNumeric: 'tabular-nums', letterSpacing: '0.06em' },
          },
          input: {
            endAdornment: (
              <Box sx={{ display: 'flex', mr: -0.75 }}>
                <IconButton aria-label="复制密码" title="复制密码" onClick={() => void copyText(passphrase, '密码已复制。')}>
                  <Icon path={mdiContentCopy} />
                </IconButton>
                <IconButton
                  aria-label="换一个密码"
                  title="换一个密码"
                  onClick={() => {
                    setIsOwn(false);
                    onChange(makePassphrase());
                  }}
                >
                  <Icon path={mdiRefresh} />
                </IconButton>
              </Box>
            ),
          },
        }}
      />
      <Box sx={{ mt: 1, fontSize: '0.8125rem', color: 'text.secondary', lineHeight: 1.6 }}>
        对方用 7-Zip、WinRAR、360压缩 等软件打开（Windows 自带的解压打不开）。密码请用电话或短信另行告知，不要和文件放在一起。
        <OpeningNote />
      </Box>
    </Box>
  );
}

const openingNote =
  '附件是加密的压缩文件（AES-256）。请用 7-Zip、WinRAR、360压缩 等软件打开，按提示输入密码；Windows 自带的解压功能打不开。密码另行电话或短信告知。';

/** Words for the letter that goes with the file. */
function OpeningNote(): ReactNode {
  return (
    <Button
      size="small"
      onClick={() => void copyText(openingNote, '打开说明已复制，可以贴到邮件里。')}
      sx={{ ml: 0.5, px: 0.5, py: 0, minHeight: 0, verticalAlign: 'baseline' }}
    >
      复制打开说明
    </Button>
  );
}
