import {ExpectedError, exitStatus} from '../errors.ts';
import {interrupted, streamProcess} from '../machine/stream-process.ts';
import {findOnPath} from '../terraform/find-binary.ts';
import type {BringupPlan, Checkout} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';
import type {Run} from './run.ts';

/**
 * Has a kdevops checkout go on with the machines: its `make bringup` applies through our provider, finds them there,
 * and goes on with ssh and Ansible. Without make it is told how to; a make that fails ends the bring-up.
 */
export async function* handOver(plan: BringupPlan, checkout: Checkout, run: Run): Stretch {
	const {env, isSimulated, places} = run.ports;
	const make = await findOnPath('make', env['PATH'] ?? '');
	if (!checkout.make || make === undefined) {
		const why = checkout.make ? 'make is not installed' : 'make bringup was not asked for';
		yield {type: 'note', level: checkout.make ? 'warning' : 'info', text: `${why}. ${byHand}`};
		return;
	}

	if (isSimulated) {
		const text =
			'make bringup is run for real, and cannot reach a simulated machine: --no-make leaves it out.';
		yield {type: 'note', level: 'warning', text};
	}

	yield {type: 'step', step: 'make', state: 'started'};
	const {openTerraform} = await import('./terraform-session.ts');
	const terraform = await openTerraform(plan, run.ports, {
		volumes: {keep: plan.keepVolumes, prefix: plan.prefix},
		osVolumeGigabytes: plan.osVolumeGigabytes,
		startedAt: run.startedAt,
	});
	try {
		const output = streamProcess({
			command: make,
			arguments: ['bringup', ...(checkout.verbose ? ['AV=2'] : [])],
			directory: places.projectDirectory,
			env: {
				...env,
				TF_REATTACH_PROVIDERS: terraform.reattach,
				TF_INPUT: '0',
				CHECKPOINT_DISABLE: '1',
			},
			signal: run.ports.signal,
		});
		const status = yield* told(output);
		run.ports.signal.throwIfAborted();
		if (status !== 0) throw await makeFailed(status, run.ports);
	} finally {
		await terraform.close();
	}

	yield {type: 'step', step: 'make', state: 'done'};
}

const byHand =
	'The machines are up. To have kdevops go on: dcmenu bringup, or dcmenu provider install once and then make bringup.';

/** Each line as an event, up to the status at the end; that it was asked to stop is told at once. */
async function* told(output: ReturnType<typeof streamProcess>): Stretch<number | null> {
	try {
		for (;;) {
			const {done, value} = await output.next();
			if (done) return value;
			yield value === interrupted
				? {type: 'note', level: 'warning', text: askedToStop}
				: {type: 'output', program: 'make', text: value};
		}
	} finally {
		await output.return(null);
	}
}

const askedToStop = 'make was asked to stop: what it runs ends in its own time, and is waited for.';

async function makeFailed(status: number | null, {env}: Ports): Promise<ExpectedError> {
	const ansible = await findOnPath('ansible-playbook', env['PATH'] ?? '');
	return new ExpectedError(
		status === null
			? 'make bringup was ended by a signal.'
			: `make bringup ended with status ${status}.`,
		{
			exitStatus: exitStatus.leftBehind,
			nextSteps: [
				...(ansible === undefined ? ['ansible-playbook is not on the PATH: install Ansible.'] : []),
				byHand,
			],
		},
	);
}
