import type { DatabaseKind } from '../protocol/database-name';
import type { GateContext, Passed } from '../routes/db/endpoint';
import type { DbAction } from '../routes/db/gate';
import type { Upstream } from './upstream';
import type { UpstreamStore } from './upstream-store';

/** What every address of a gateway needs. */
export interface GatewayContext extends GateContext {
	upstream: Upstream;
	store: UpstreamStore;
	kindOf: (dbName: string) => DatabaseKind;
}

export type GatewayServerCall = GatewayContext & Passed;

/** One request about a database that has passed the gate. */
export interface GatewayCall extends GatewayServerCall {
	dbName: string;
	/** The address as it stands in the table. */
	pattern: string;
	action: DbAction;
	maxBytes: number;
}
