import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  findInstallation,
  removeInstallation,
  resealInstallations,
  saveInstallation,
} from '../../src/store/installations.ts';
import { buildSealer } from '../../src/store/seal.ts';
import { findSubscription, subscribe } from '../../src/store/subscriptions.ts';
import { describeStores, useStore } from './stores.ts';

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const k1 = key('k1');
const k2 = key('k2');

describe('a sealer', () => {
  const sealer = buildSealer(k1);

  it('opens what it sealed, and shows nothing of it', () => {
    const sealed = sealer.seal('xoxb-secret 磁', 'T:-:T1');
    expect(sealer.open(sealed, 'T:-:T1')).toBe('xoxb-secret 磁');
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('xoxb');
    expect(sealer.seal('xoxb-secret 磁', 'T:-:T1')).not.toBe(sealed);
  });

  it('does not open a value that was moved to another row', () => {
    expect(() => sealer.open(sealer.seal('xoxb', 'T:-:T1'), 'T:-:T2')).toThrow(/T:-:T2 does not open/);
  });

  it('does not open a value that was changed anywhere', () => {
    const [id, body = ''] = sealer.seal('xoxb', 'row').split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let place = 0; place < bytes.length; place++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(() => sealer.open(`${id}.${changed.toString('base64url')}`, 'row')).toThrow(/does not open/);
    }
  });

  it.each(['', 'k1', 'k1.', 'k1.AAAA'])('does not open %j', (sealed) => {
    expect(() => sealer.open(sealed, 'row')).toThrow(/does not open|has no key/);
  });

  it('seals by the first key and opens by all', () => {
    const old = sealer.seal('xoxb', 'row');
    const both = buildSealer(`${k2},${k1}`);
    expect([both.open(old, 'row'), both.isCurrent(old)]).toEqual(['xoxb', false]);
    const renewed = both.seal('xoxb', 'row');
    expect(both.isCurrent(renewed)).toBe(true);
    expect(() => sealer.open(renewed, 'row')).toThrow('ENCRYPTION_KEYS has no key k2, which sealed row');
  });

  it.each([
    ['', /key 1 is not <id>/],
    ['k1', /key 1 is not <id>/],
    [`k1:${randomBytes(31).toString('base64')}`, /k1 has 31 bytes/],
    [`${k1},${k1}`, /k1 is there twice/],
  ])('refuses the keys %j without showing them', (keys, message) => {
    expect(() => buildSealer(keys)).toThrow(message);
    if (keys.length > 9) expect(() => buildSealer(keys)).not.toThrow(keys.slice(3));
  });
});

describeStores('installations', (kind) => {
  const used = useStore(kind);
  const sealer = buildSealer(k1);
  const grant = { bot: { token: 'xoxb-secret' } };

  it('are kept for a workspace, an organisation and a user, each apart', async () => {
    const places = [{ team: 'T1' }, { enterprise: 'E1', team: 'T1' }, { enterprise: 'E1' }, { team: 'T1', user: 'U1' }];
    for (const [n, place] of places.entries()) await saveInstallation(used.store, sealer, place, { n });
    for (const [n, place] of places.entries()) {
      expect(await findInstallation(used.store, sealer, place)).toEqual({ n });
    }
    expect(await findInstallation(used.store, sealer, { team: 'T2' })).toBeNull();
    await expect(findInstallation(used.store, sealer, { user: 'U1' })).rejects.toThrow(/belongs to/);
  });

  it('replace the one before', async () => {
    await saveInstallation(used.store, sealer, { team: 'T1' }, { n: 1 });
    await saveInstallation(used.store, sealer, { team: 'T1' }, { n: 2 });
    expect(await findInstallation(used.store, sealer, { team: 'T1' })).toEqual({ n: 2 });
  });

  it('hold no token that can be read', async () => {
    await saveInstallation(used.store, sealer, { team: 'T1' }, grant);
    const rows = await used.store.db.selectFrom('installations').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('secret');
  });

  it('do not open in the row of another workspace', async () => {
    await saveInstallation(used.store, sealer, { team: 'T1' }, grant);
    await saveInstallation(used.store, sealer, { team: 'T2' }, { n: 2 });
    const { sealed } = await used.store.db
      .selectFrom('installations')
      .select('sealed')
      .where('team_id', '=', 'T1')
      .executeTakeFirstOrThrow();
    await used.store.db.updateTable('installations').set({ sealed }).where('team_id', '=', 'T2').execute();
    await expect(findInstallation(used.store, sealer, { team: 'T2' })).rejects.toThrow(/does not open/);
  });

  it('are sealed anew once', async () => {
    await saveInstallation(used.store, sealer, { team: 'T1' }, grant);
    const both = buildSealer(`${k2},${k1}`);
    expect([await resealInstallations(used.store, both), await resealInstallations(used.store, both)]).toEqual([1, 0]);
    expect(await findInstallation(used.store, buildSealer(k2), { team: 'T1' })).toEqual(grant);
  });

  it('that end take the grants and subscriptions of their workspace along, and no others', async () => {
    for (const team of ['T1', 'T11']) {
      await saveInstallation(used.store, sealer, { team }, grant);
      await saveInstallation(used.store, sealer, { team, user: 'U1' }, grant);
      const wish = { channel: 'C1', user: 'U1', zone: 'UTC', time: '09:00', language: 'en', filter: null };
      await subscribe(used.store, { team, ...wish });
    }
    await removeInstallation(used.store, { team: 'T1' });
    expect(await findInstallation(used.store, sealer, { team: 'T1' })).toBeNull();
    expect(await findInstallation(used.store, sealer, { team: 'T1', user: 'U1' })).toBeNull();
    expect(await findSubscription(used.store, 'T1', 'C1')).toBeNull();
    expect(await findInstallation(used.store, sealer, { team: 'T11', user: 'U1' })).toEqual(grant);
    expect(await findSubscription(used.store, 'T11', 'C1')).not.toBeNull();
  });

  it('of one user end without those of the workspace', async () => {
    await saveInstallation(used.store, sealer, { team: 'T1' }, grant);
    await saveInstallation(used.store, sealer, { team: 'T1', user: 'U1' }, grant);
    await removeInstallation(used.store, { team: 'T1', user: 'U1' });
    expect(await findInstallation(used.store, sealer, { team: 'T1', user: 'U1' })).toBeNull();
    expect(await findInstallation(used.store, sealer, { team: 'T1' })).toEqual(grant);
  });
});
