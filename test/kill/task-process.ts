import {spawn, type ChildProcessByStdio} from 'node:child_process';
import type {Readable} from 'node:stream';
import type {Scene} from '../bringup/scene.ts';

const source = (path: string): string =>
	JSON.stringify(import.meta.resolve(`../../source/${path}`));

/** Brings up, or destroys, in a process of its own, its events on stdout as JSON lines. */
const program = `
	import {fasterClock, systemClock} from ${source('clock.ts')};
	import {createClient} from ${source('datacrunch/client.ts')};
	import {bringUpSession, tearDownSession} from ${source('bringup/session.ts')};
	import {jsonLine} from ${source('bringup/json-lines.ts')};
	const {task, baseUrl, plan, places} = JSON.parse(process.argv[1]);
	const clock = fasterClock(systemClock, 100);
	const client = createClient({baseUrl, credentials: {clientId: 'a', clientSecret: 'b'}, clock});
	const {signal} = new AbortController();
	const options = {client, clock, places, signal, isSimulated: true};
	const events =
		task === 'bringup' ? bringUpSession(plan, options) : tearDownSession({...plan, keep: false}, options);
	for await (const event of events) {
		process.stdout.write(jsonLine(event));
	}
`;

/** Starts it; `baseUrl`: the way to the scene's account. */
export function startTask(
	{places, plan, simulator}: Scene,
	task: 'bringup' | 'destroy',
	baseUrl = simulator.url,
): ChildProcessByStdio<null, Readable, null> {
	const input = JSON.stringify({task, baseUrl, plan, places});
	return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, input], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
}
