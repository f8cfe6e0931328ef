import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import MuiTextField from '@mui/material/TextField';
import { useEffect, useState, type ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { ledgerMethods } from '../../../electron/contract/ledger.ts';
import { useCall } from '../../shared/client.ts';
import { Form, TextField } from '../../shared/form.tsx';
import { RegionChoice } from './RegionChoice.tsx';
import { StepButtons } from './StepButtons.tsx';

const schema = ledgerMethods['ledger.create'].input.pick({ name: true, regionCode: true });
export type RegionInput = { readonly name: string; readonly regionCode: string };

/** Names that only gather counties in the tables of regions and say nothing in an address. */
function isCollective(name: string): boolean {
  return name === '市辖区' || name === '县' || name.endsWith('直辖县级行政区划');
}

/** Province, city, county by choice, or the code typed: both show the same region. */
function RegionField({ onNamed }: { readonly onNamed: (name: string) => void }): ReactNode {
  const { watch, setValue, formState } = useFormContext<RegionInput>();
  const code = watch('regionCode');
  const [provinceCode, setProvinceCode] = useState(code.slice(0, 2));
  const [chosenCityCode, setCityCode] = useState(code.slice(0, 4));
  const provinces = useCall('regions.provinces', {});
  const cities = useCall('regions.cities', { provinceCode }, { enabled: provinceCode.length === 2 });
  // A municipality has one: nothing to choose.
  const onlyCity = cities.data?.length === 1 ? cities.data[0] : undefined;
  const cityCode = chosenCityCode === '' ? (onlyCity?.code ?? '') : chosenCityCode;
  const counties = useCall('regions.counties', { cityCode }, { enabled: cityCode.length === 4 });
  const province = provinces.data?.find((region) => region.code === provinceCode);
  const city = cities.data?.find((region) => region.code === cityCode);
  const county = counties.data?.find((region) => region.code === code);
  const wholeCity = city && !isCollective(city.name) ? { code: city.code, name: '全市（各县区合为一本）' } : null;
  const isWholeCity = code.length === 4 && wholeCity !== null;
  const fullName = [province?.name, city?.name, county?.name].filter((name) => name !== undefined && !isCollective(name)).join('');
  const isKnown = county !== undefined || isWholeCity;
  const shortName = isKnown ? (county?.name ?? city?.name ?? '') : '';

  useEffect(() => {
    onNamed(isKnown ? fullName : '');
  }, [isKnown, fullName, onNamed]);

  // A name is offered until the user writes one.
  const { name: isNameTyped } = formState.dirtyFields;
  const [offered, setOffered] = useState('');
  const name = watch('name');
  useEffect(() => {
    if (shortName === '' || (isNameTyped && name !== offered && name !== '')) return;
    const offer = `${shortName}颐养台账`;
    setOffered(offer);
    setValue('name', offer, { shouldValidate: true });
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shortName]);

  const choose = (next: string): void => setValue('regionCode', next, { shouldDirty: true, shouldValidate: /^\d{6}$|^\d{4}$/.test(next) });
  const error =
    formState.errors.regionCode?.message ?? (code.length === 6 && counties.data && !county ? '区划表中没有这个代码' : undefined);
  return (
    <Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(11rem, 100%), 1fr))', gap: 1.5 }}>
        <RegionChoice
          label="省（自治区、直辖市）"
          options={provinces.data ?? []}
          value={province ?? null}
          autoFocus
          onChange={(region) => {
            setProvinceCode(region?.code ?? '');
            setCityCode('');
            choose('');
          }}
        />
        <RegionChoice
          label="市（州、盟）"
          options={cities.data ?? []}
          value={city ?? null}
          isDisabled={!province}
          onChange={(region) => {
            setCityCode(region?.code ?? '');
            choose('');
          }}
        />
        <RegionChoice
          label="县（市、区、旗）"
          options={city ? [...(counties.data ?? []), ...(wholeCity ? [wholeCity] : [])] : []}
          value={county ?? (isWholeCity ? wholeCity : null)}
          isDisabled={!city}
          onChange={(region) => choose(region?.code ?? '')}
        />
        <MuiTextField
          label="区划代码"
          value={code}
          error={error !== undefined}
          helperText={error ?? (isKnown ? fullName : '也可直接填写6位代码')}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 6, style: { fontVariantNumeric: 'tabular-nums' } } }}
          onChange={(event) => {
            const typed = event.target.value.replace(/\D/g, '').slice(0, 6);
            setProvinceCode(typed.slice(0, 2));
            setCityCode(typed.length >= 4 ? typed.slice(0, 4) : '');
            choose(typed);
          }}
        />
      </Box>
    </Box>
  );
}

export function RegionStep({
  value,
  onBack,
  onNext,
}: {
  readonly value: RegionInput;
  readonly onBack: () => void;
  readonly onNext: (value: RegionInput, regionName: string) => void;
}): ReactNode {
  const [regionName, setRegionName] = useState('');
  const [fieldErrors, setFieldErrors] = useState<Readonly<Record<string, string>>>({});
  return (
    <Form
      schema={schema}
      defaultValues={value}
      guardsLeaving={false}
      label="名称与区划"
      fieldErrors={fieldErrors}
      onSubmit={(input) => (regionName === '' ? setFieldErrors({ regionCode: '区划表中没有这个代码' }) : onNext(input, regionName))}
    >
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2.5 }}>
        <RegionField onNamed={setRegionName} />
        <TextField name="name" label="台账名称" hint="也是文件夹和文件的名称" />
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          建账时自动装入该区划全部乡镇（街道）和村（社区），以后区划调整保留历史。
        </Typography>
      </Box>
      <StepButtons onBack={onBack} />
    </Form>
  );
}
