import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  findGrant,
  findInstallation,
  rememberTeam,
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

  const subscribeTeam = (team: string) =>
    subscribe(used.store, {
      team,
      channel: 'C1',
      user: 'U1',
      zone: 'UTC',
      time: '09:00',
      language: 'en',
      filter: null,
    });
  const statusOf = async (team: string) => (await findSubscription(used.store, team, 'C1'))?.status;

  it('that end take the grants along and pause the subscriptions of their workspace, and no others', async () => {
    for (const team of ['T1', 'T11']) {
      await saveInstallation(used.store, sealer, { team }, grant);
      await saveInstallation(used.store, sealer, { team, user: 'U1' }, grant);
      await subscribeTeam(team);
    }
    await removeInstallation(used.store, { team: 'T1' });
    expect(await findInstallation(used.store, sealer, { team: 'T1' })).toBeNull();
    expect(await findInstallation(used.store, sealer, { team: 'T1', user: 'U1' })).toBeNull();
    expect(await findSubscription(used.store, 'T1', 'C1')).toMatchObject({ status: 'paused', reason: 'uninstalled' });
    expect(await findInstallation(used.store, sealer, { team: 'T11', user: 'U1' })).toEqual(grant);
    expect(await statusOf('T11')).toBe('active');
  });

  it('outlive what is told late of the end of an earlier one', async () => {
    const removed = Math.floor(used.clock.now / 1_000) + 60;
    await saveInstallation(used.store, sealer, { team: 'T1' }, grant);
    await saveInstallation(used.store, sealer, { team: 'T1', user: 'U1' }, grant);
    used.clock.now += 120_000;
    await saveInstallation(used.store, sealer, { team: 'T1' }, { later: true });
    await subscribeTeam('T1');
    expect(await removeInstallation(used.store, { team: 'T1' }, removed)).toBe(false);
    expect(await findInstallation(used.store, sealer, { team: 'T1' })).toEqual({ later: true });
    expect(await findInstallation(used.store, sealer, { team: 'T1', user: 'U1' })).toBeNull();
    expect(await statusOf('T1')).toBe('active');
    expect(await removeInstallation(used.store, { team: 'T1' }, removed + 60)).toBe(true);
    expect(await statusOf('T1')).toBe('paused');
  });

  it('of a workspace are found without its organisation', async () => {
    await saveInstallation(used.store, sealer, { enterprise: 'E1', team: 'T1' }, grant);
    expect(await findGrant(used.store, sealer, { team: 'T1' })).toEqual(grant);
    expect(await findGrant(used.store, sealer, { team: 'T2', enterprise: 'E1' })).toBeNull();
  });

  it('of an organisation let the bot into each workspace that was seen in it', async () => {
    await saveInstallation(used.store, sealer, { enterprise: 'E1' }, grant);
    expect(await findGrant(used.store, sealer, { team: 'T1' })).toBeNull();
    expect(await findGrant(used.store, sealer, { team: 'T1', enterprise: 'E1' })).toEqual(grant);
    await rememberTeam(used.store, 'T1', 'E1');
    await rememberTeam(used.store, 'T1', 'E1');
    expect(await findGrant(used.store, sealer, { team: 'T1' })).toEqual(grant);
    await saveInstallation(used.store, sealer, { team: 'T1' }, { own: true });
    expect(await findGrant(used.store, sealer, { team: 'T1' })).toEqual({ own: true });
  });

  it('of an organisation that end pause all its workspaces, but for those with one of their own', async () => {
    await saveInstallation(used.store, sealer, { enterprise: 'E1' }, grant);
    await saveInstallation(used.store, sealer, { enterprise: 'E1', team: 'T2' }, grant);
    for (const [team, enterprise] of [
      ['T1', 'E1'],
      ['T2', 'E1'],
      ['T3', 'E2'],
    ] as const) {
      await rememberTeam(used.store, team, enterprise);
      await subscribeTeam(team);
    }
    await removeInstallation(used.store, { enterprise: 'E1' });
    expect(await Promise.all(['T1', 'T2', 'T3'].map(statusOf))).toEqual(['paused', 'active', 'active']);
    expect(await findGrant(used.store, sealer, { team: 'T1' })).toBeNull();
    expect(await findGrant(used.store, sealer, { team: 'T2' })).toEqual(grant);
  });

  it('of one user end without those of the workspace', async () => {
    await saveInstallation(used.store, sealer, { team: 'T1' }, grant);
    await saveInstallation(used.store, sealer, { team: 'T1', user: 'U1' }, grant);
    await removeInstallation(used.store, { team: 'T1', user: 'U1' });
    expect(await findInstallation(used.store, sealer, { team: 'T1', user: 'U1' })).toBeNull();
    expect(await findInstallation(used.store, sealer, { team: 'T1' })).toEqual(grant);
  });
});
