import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** What a server said, or why there is nothing to tell. */
export type LinkReply =
  | { kind: 'reply'; status: number; location: string | undefined }
  | { kind: 'refused'; reason: string }
  | { kind: 'unreachable'; reason: string };

export interface RequestOptions {
  /** All IP addresses of a host name. */
  resolve: (host: string) => Promise<string[]>;
  /** Whether an IP address may be connected to. */
  allow: (address: string) => boolean;
  /** Milliseconds for the whole request, from the host name to the headers of the reply. */
  timeout: number;
}

export const requestDefaults: RequestOptions = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  allow: isPublicAddress,
  timeout: 5_000,
};

/**
 * Asks one server for one address: no redirects, no cookies, no credentials, nothing of the body. Connects only to IP
 * addresses that were looked at before: a second look-up of the name could give others. Never rejects.
 */
export async function requestLink(url: URL, method: 'HEAD' | 'GET', options: RequestOptions): Promise<LinkReply> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused(`${url.protocol} is not http or https`);
  if (url.username !== '' || url.password !== '') return refused('it holds a user name or password');

  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<LinkReply>((resolve) => {
    timer = setTimeout(() => {
      resolve({ kind: 'unreachable', reason: `no answer within ${options.timeout / 1_000} seconds` });
      stop.abort();
    }, options.timeout);
  });
  try {
    return await Promise.race([late, connect(url, method, options, stop.signal)]);
  } catch (error) {
    return { kind: 'unreachable', reason: failure(error) };
  } finally {
    clearTimeout(timer);
  }
}

async function connect(
  url: URL,
  method: string,
  { resolve, allow }: RequestOptions,
  signal: AbortSignal,
): Promise<LinkReply> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await resolve(host);
  // One bad address is enough: nobody publishes a document at a public and a private place under one name.
  const bad = addresses.find((address) => !allow(address));
  if (bad !== undefined) return refused(bad === host ? `${host} is not public` : `${host} is ${bad}, not public`);
  if (addresses.length === 0) return { kind: 'unreachable', reason: 'the host has no address' };
  signal.throwIfAborted();
  return send(url, method, pinned(addresses), signal);
}

function send(url: URL, method: string, lookup: LookupFunction, signal: AbortSignal): Promise<LinkReply> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const headers = { 'user-agent': 'rareearth-link-check', accept: '*/*' };
    // An agent of its own: the shared one may keep connections, or go through a proxy that resolves names itself.
    const outgoing = request(url, { method, agent: false, lookup, signal, headers });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      resolve({ kind: 'reply', status: response.statusCode ?? 0, location: response.headers.location });
      // The status tells all: however large the body is, it is not waited for.
      response.destroy();
    });
    outgoing.end();
  });
}

/** Gives the addresses that were checked, whatever name is asked for. */
function pinned(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_, { all }, callback) => {
    const [first] = found;
    if (all || !first) callback(null, found);
    else callback(null, first.address, first.family);
  };
}

function refused(reason: string): LinkReply {
  return { kind: 'refused', reason };
}

const failures: Record<string, string> = {
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  ECONNREFUSED: 'the server refuses the connection',
  ECONNRESET: 'the server broke off the connection',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate is not trusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
  HPE_HEADER_OVERFLOW: 'the headers are too large',
};

/** The words for an error code, or the code; never the text of an error, which may hold what the server sent. */
function failure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return failures[code] ?? code;
}
