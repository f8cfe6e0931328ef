/** 资产移交: what the works left the home, handed over with a receiver. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Fen } from '../../../electron/contract/values.ts';
import { newUid, row, run, transaction, type WriteContext } from '../../core/sql.ts';
import { refuseFuture } from '../people/checks.ts';
import { requiredWorkProject, stagesOf } from './queries-works-project.ts';
import { isAtLeast, standingOn } from './rules-standing.ts';

/** @throws AppError RENOVATION_NOT_FOUND, ASSET_TOO_EARLY */
export function addAssets(context: WriteContext, input: ParsedInputOf<'renovation.addAssets'>): OutputOf<'renovation.addAssets'> {
  const { projectId, handedOverOn, receiver } = input;
  refuseFuture(handedOverOn, context.clock.today(), 'handedOverOn');
  return transaction(context, (writer) => {
    const { name } = requiredWorkProject(writer, projectId);
    // What is handed over was built: from 完工 on.
    if (!isAtLeast(standingOn(stagesOf(writer, projectId), handedOverOn), 'completed')) throw new AppError('ASSET_TOO_EARLY', { name });
    for (const asset of input.rows)
      run(
        writer,
        `INSERT INTO renovation_asset (uid, renovation_project_id, name, model, quantity, unit_fen, place, handed_over_on, receiver, recorded_at, recorded_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        newUid(),
        projectId,
        asset.name,
        asset.model,
        asset.quantity,
        asset.unitFen,
        asset.place,
        handedOverOn,
        receiver,
        writer.at,
        writer.actor.userId,
      );
    writer.audit({
      action: 'renovation.addAssets',
      entity: 'renovation_project',
      entityId: projectId,
      after: {
        projectName: name,
        handedOverOn,
        receiver,
        assets: input.rows.map((asset) => `${asset.name}×${asset.quantity}`).join('、'),
        totalFen: input.rows.reduce((sum, { quantity, unitFen }) => sum + quantity * unitFen, 0),
      },
    });
    return { added: input.rows.length };
  });
}

type StoredAsset = { readonly name: string; readonly quantity: number; readonly unitFen: Fen };

/** @throws AppError ASSET_NOT_FOUND */
export function withdrawAsset(context: WriteContext, { projectId, assetId, reason }: ParsedInputOf<'renovation.withdrawAsset'>): void {
  transaction(context, (writer) => {
    const { name } = requiredWorkProject(writer, projectId);
    const asset = row<StoredAsset>(
      writer,
      `SELECT name, quantity, unit_fen AS unitFen FROM renovation_asset
       WHERE renovation_asset_id = ? AND renovation_project_id = ? AND withdrawn_at IS NULL`,
      assetId,
      projectId,
    );
    if (!asset) throw new AppError('ASSET_NOT_FOUND');
    run(
      writer,
      'UPDATE renovation_asset SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE renovation_asset_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      assetId,
    );
    writer.audit({
      action: 'renovation.withdrawAsset',
      entity: 'renovation_project',
      entityId: projectId,
      before: { projectName: name, assets: `${asset.name}×${asset.quantity}`, totalFen: asset.quantity * asset.unitFen },
      after: { reason },
    });
  });
}
