import {ExpectedError} from '../errors.ts';
import type {ReadyHost} from './events.ts';
import type {Ports, Stretch} from './ports.ts';

/** A running machine takes a while until sshd listens. Rejects when the limit is over. */
export async function* waitForSsh(
	hosts: readonly ReadyHost[],
	{clock, pace, probeSsh, signal}: Ports,
): Stretch {
	if (!probeSsh) return;
	yield {type: 'step', step: 'ssh', state: 'started'};
	const until = clock.now() + pace.sshLimit;
	for (const host of hosts) {
		while (!(await probeSsh(host.ip, signal))) {
			if (clock.now() >= until) throw silent(host, pace.sshLimit);
			await clock.sleep(pace.poll, signal);
		}
	}

	yield {type: 'step', step: 'ssh', state: 'done'};
}

const silent = (host: ReadyHost, limit: number): ExpectedError =>
	new ExpectedError(
		`${host.name} runs, but nothing answers on ${host.ip} port 22 after ${Math.round(limit / 60_000)} minutes.`,
		{
			nextSteps: [
				'Look for a firewall between here and there,',
				'or go on without waiting: dcmenu bringup --no-ssh-wait',
			],
		},
	);
