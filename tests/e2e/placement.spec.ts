import { expect, test } from './fixtures.ts';
import { area, openCounty, screens } from './steps.ts';

const protections = ['噎食', '食品药品误食', '压疮', '烫伤', '坠床', '跌倒', '他伤和自伤', '走失', '文娱活动意外'];

test('a placement meeting: why somebody is first, a bed held for him, then his; the rate on the first page goes up by one', async ({
  desk,
  folder,
}) => {
  test.setTimeout(240_000);
  await openCounty(desk, folder);
  const { page } = desk;
  const { keyboard } = page;

  const rate = page.getByRole('button', { name: /集中供养率.*查看名单/ }).first();
  const placed = async (): Promise<readonly [number, number]> => {
    await area(page, '今日').click();
    await expect(rate).toBeVisible();
    const [, numerator = '0', denominator = '0'] = /([\d,]+) \/ ([\d,]+) 人/.exec((await rate.textContent()) ?? '') ?? [];
    return [Number(numerator.replace(',', '')), Number(denominator.replace(',', ''))];
  };
  const [before, people] = await placed();

  await area(page, '床位').click();
  await page.getByRole('button', { name: '批量登记' }).first().click();
  const rooms = page.getByRole('dialog', { name: '批量登记房间床位' });
  await rooms.getByLabel('每层末间').fill('2');
  await rooms.getByLabel('床位类型').click();
  await page.getByRole('option', { name: '护理型床位' }).click();
  await rooms.getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByText('已登记 2 间、4 张床位')).toBeVisible();

  await area(page, '安置').click();
  const list = page.getByRole('listbox', { name: '等候名单' });
  const first = list.getByRole('option').first();
  await expect(first).toHaveAttribute('aria-selected', 'true');
  const name = (await first.locator('b').textContent()) ?? '';
  await expect(page.getByRole('list', { name: '排位依据' }).getByRole('listitem').first()).toHaveText('完全丧失生活自理能力');
  await expect(page.getByText(/^排在最前；等候自 \d{4}-\d{2}-\d{2} 起/)).toBeVisible();
  const waiting = Number(/(\d+) 人等候/.exec((await page.getByText(/人等候/).textContent()) ?? '')?.[1]);
  await screens(page, '等候名单');

  // By keys: into the beds, the chosen one is held. There is no application yet, so he cannot move in.
  await list.focus();
  await keyboard.press('Enter');
  const beds = page.getByRole('radiogroup', { name: '可用床位' });
  await expect(beds.getByRole('radio').first()).toBeFocused();
  await expect(page.getByRole('button', { name: '办理入住' })).toBeDisabled();
  await keyboard.press('Enter');
  const hold = page.getByRole('dialog', { name: '预留床位' });
  await expect(hold.getByRole('status', { name: '预留的结果' })).toContainText(`为${name}留着`);
  await hold.getByRole('button', { name: '预留', exact: true }).click();
  await expect(page.getByText(/^已预留：/)).toBeVisible();
  await expect(first).toContainText('已预留');

  await page.getByRole('button', { name: '登记入住申请' }).click();
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv-SE'));
  const apply = page.getByRole('dialog', { name: `登记入住申请：${name}` });
  await apply.getByLabel('意愿书签订日期').fill(today);
  await apply.getByRole('button', { name: '登记', exact: true }).click();
  await expect(apply.getByText('请填写见证人')).toBeVisible();
  await apply.getByLabel('见证人').fill('村主任');
  await apply.getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByText('还不能办理入住：还没有做入院前安全风险评估。')).toBeVisible();

  await page.getByRole('button', { name: '打开申请' }).click();
  await expect(page.getByText('还不能入住：还没有做入院前安全风险评估。', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: '安全风险评估' }).click();
  const safety = page.getByRole('dialog', { name: `入院前安全风险评估：${name}` });
  await safety.getByLabel('评估人').fill('护理长');
  for (const protection of protections)
    await safety
      .getByRole('group', { name: protection })
      .getByRole('radio', { name: protection === '跌倒' ? '中风险' : '无风险' })
      .click();
  await safety.getByRole('radio', { name: '适宜入住' }).click();
  await safety.getByRole('button', { name: '登记', exact: true }).click();
  await expect(safety.getByText('请填写防护措施')).toBeVisible();
  await safety.getByRole('group', { name: '跌倒' }).getByLabel('防护措施').fill('床边护栏，夜间巡查');
  await safety.getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByText('可以入住。', { exact: false })).toBeVisible();
  await screens(page, '入住申请');

  await page.getByRole('button', { name: '选床位入住' }).click();
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(name) })).toBeVisible();
  await beds.getByRole('radio').first().click();
  await page.getByRole('button', { name: '办理入住' }).click();
  const admit = page.getByRole('dialog', { name: '办理入住' });
  await expect(admit.getByRole('status', { name: '入住的结果' })).toContainText('改为集中供养');
  await admit.getByRole('button', { name: '入住', exact: true }).click();
  await expect(page.getByText(`${name} 已入住`)).toBeVisible();
  await expect(page.getByText(`${waiting - 1} 人等候`)).toBeVisible();

  expect(await placed()).toEqual([before + 1, people]);
});
