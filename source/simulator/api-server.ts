import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Clock} from '../clock.ts';
import {billAt, type Bill} from './bill.ts';
import {createDispatch, refusalReply} from './dispatch.ts';
import {drawFate} from './fate.ts';
import {readBody, sendReply} from './http-message.ts';
import {openLiveWorld, type AbandonedWorld} from './live-world.ts';
import {Refusal} from './refusal.ts';
import type {Scenario} from './scenario.ts';
import {isOver} from './status.ts';

export type SimulatorOptions = {
	/** A shipped name, a path or one loaded before; undefined: the one that the state file holds, else `typical`. */
	readonly scenario?: string | Scenario | undefined;
	/** Equal seeds repeat everything. Kept by a state file that is carried on. */
	readonly seed?: number | undefined;
	/** How many times as fast as `clock` simulated time runs while the simulator is open. */
	readonly speed?: number | undefined;
	/** Its clients live by simulated time, too: `Retry-After` and `RateLimit` count its seconds, and not real ones. */
	readonly clientsHurry?: boolean | undefined;
	/** 0, or nothing: any free one. */
	readonly port?: number | undefined;
	/** Where the world is kept; without it, it ends with the simulator. */
	readonly stateFile?: string | undefined;
	/** Real time. */
	readonly clock: Clock;
};

export type Simulator = {
	/** `http://127.0.0.1:PORT/v1` */
	readonly url: string;
	readonly scenario: Scenario;
	/** Machines of a world of another scenario that was left behind with them still running. */
	readonly abandoned: AbandonedWorld | undefined;
	/** What the account costs; the same as `GET /v1/simulator/bill`. */
	bill(): Promise<Bill>;
	/** Of the machines that are there now, without a request that a scenario could spoil. */
	machineIds(): Promise<ReadonlySet<string>>;
	/** Lets simulated time pass, in milliseconds. */
	advance(milliseconds: number): Promise<void>;
	/** Frees the port and cuts what is under way. */
	close(): Promise<void>;
};

const basePath = '/v1';

/**
 * Starts the API on 127.0.0.1. With a state file every change is on disk before its answer leaves, so that a process
 * that is killed loses nothing.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
	const {clock, speed = 1, seed = 1, port = 0, scenario: wanted, stateFile, clientsHurry} = options;
	const live = await openLiveWorld({scenario: wanted, seed, speed, stateFile, clock});
	const {scenario} = live;
	const dispatch = createDispatch(live.seed, scenario, clientsHurry === true ? 1 : speed);
	const closing = new AbortController();
	let requests = 0;

	async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const {pathname, searchParams: query} = new URL(incoming.url ?? '/', 'http://127.0.0.1');
		const {method = 'GET'} = incoming;
		const {authorization} = incoming.headers;
		const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : '';
		const body = await readBody(incoming);
		const changes = method !== 'GET' && path !== '/oauth2/token';

		requests += 1;
		const faults = scenario.faults[changes ? 'changes' : 'reads'];
		const fate = drawFate(faults, live.seed, requests);
		if (fate.delay > 0) await clock.sleep(fate.delay, closing.signal);
		const request = {method, path, query, body, authorization};
		const own = await live.visit(changes && fate.isDone, site => ({
			now: site.now,
			reply: fate.isDone ? dispatch(site, request) : undefined,
		}));
		const reply = fate.instead ?? own.reply;
		if (reply === undefined || reply === 'cut') {
			response.destroy();
			return;
		}
		response.setHeader('date', new Date(own.now).toUTCString());
		sendReply(response, reply, scenario);
	}

	const server = createServer((incoming, response) => {
		answer(incoming, response).catch((error: unknown) => {
			if (error instanceof Refusal) sendReply(response, refusalReply(error), scenario);
			else if (closing.signal.aborted || incoming.destroyed) response.destroy();
			// A bug here must be seen, and not be taken for a fault of a scenario.
			else server.emit('error', error);
		});
	});
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}`,
		scenario,
		abandoned: live.abandoned,
		bill: async () => live.visit(false, site => billAt(site.world, scenario, site.now)),
		machineIds: async () =>
			live.visit(
				false,
				({world, now}) =>
					new Set(world.machines.filter(machine => !isOver(machine, now)).map(({id}) => id)),
			),
		advance: async milliseconds => live.advance(milliseconds),
		async close() {
			closing.abort();
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
			await live.idle();
		},
	};
}
