import * as v from 'valibot';
import { versions } from '../catalog';
import type { ModelId } from '../engine/engine';
import type { Network } from '../network/types';
import type { Recorded } from '../store/store';

/** Fetches a file of this site as JSON; what it means is for the caller to parse. */
export async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return response.json();
}
