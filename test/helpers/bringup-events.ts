import type {BringupEvent, BringupEventBody} from '../../source/bringup/events.ts';

/** The moment of the first event. */
export const began = Date.parse('2026-11-23T14:00:00.000Z');

/** Events with the second at which each happened. */
export const timed = (events: readonly (readonly [number, BringupEventBody])[]): BringupEvent[] =>
	events.map(([seconds, event]) => ({
		...event,
		time: new Date(began + seconds * 1000).toISOString(),
	}));

const check = (tier: string, type: string, location?: string): BringupEventBody => ({
	type: 'tier-check',
	tier,
	instance_type: type,
	available: location !== undefined,
	market: location === undefined ? null : 'on-demand',
	locations: location === undefined ? [] : [location],
});

/** Until the create is sent: H100 and A100-80 are sold out, A100-40 is in FIN-01. */
export const selecting = timed([
	[0, {type: 'log', file: '/state/bringup.log'}],
	[0, {type: 'step', step: 'check', state: 'started'}],
	[0, {type: 'step', step: 'check', state: 'done'}],
	[0, {type: 'step', step: 'select', state: 'started'}],
	[
		0,
		{
			type: 'tier-group',
			group: 'h100-or-less',
			tiers: [
				'h100',
				'a100-80',
				'a100-40',
				'rtx-pro-6000',
				'rtx-6000-ada',
				'l40s',
				'a6000',
				'v100',
			],
		},
	],
	[1, {type: 'tier', tier: 'h100', instance_types: ['1H100.80S.30V', '1H100.80S.32V']}],
	[1, check('h100', '1H100.80S.30V')],
	[1, check('h100', '1H100.80S.32V')],
	[1, {type: 'tier', tier: 'a100-80', instance_types: ['1A100.80S.22V']}],
	[1, check('a100-80', '1A100.80S.22V')],
	[1, {type: 'tier', tier: 'a100-40', instance_types: ['1A100.40S.22V']}],
	[2, check('a100-40', '1A100.40S.22V', 'FIN-01')],
	[
		2,
		{
			type: 'selected',
			instance_type: '1A100.40S.22V',
			tier: 'a100-40',
			location: 'FIN-01',
			market: 'on-demand',
			price_per_hour: 1.29,
			currency: 'usd',
		},
	],
	[2, {type: 'location', location: 'FIN-01', auto: true}],
	[2, {type: 'step', step: 'select', state: 'done'}],
]);

/** From the create until the machine boots. */
export const creating = timed([
	[3, {type: 'step', step: 'create', state: 'started'}],
	[
		3,
		{
			type: 'attempt',
			number: 1,
			hostname: 'kn1-knlp',
			instance_type: '1A100.40S.22V',
			location: 'FIN-01',
			market: 'on-demand',
			price_per_hour: 1.29,
		},
	],
	[4, instance('ordered', null, 0)],
	[4, {type: 'step', step: 'create', state: 'done'}],
	[4, {type: 'step', step: 'boot', state: 'started'}],
	[34, instance('provisioning', null, 30)],
]);

/** The first attempt fails, another one begins, and something else is made. */
export const failing = timed([
	[
		40,
		{
			type: 'fallback',
			instance_type: '1A100.40S.22V',
			location: 'FIN-01',
			market: 'on-demand',
			reason: 'API returned status 503: no capacity',
		},
	],
	[
		41,
		{
			type: 'attempt',
			number: 2,
			hostname: 'kn1-knlp',
			instance_type: '1V100.6V',
			location: 'FIN-03',
			market: 'spot',
			price_per_hour: 0.14,
		},
	],
	[
		41,
		{
			type: 'resource',
			address: 'datacrunch_ssh_key.kdevops',
			action: 'create',
			state: 'done',
			elapsed_ms: 1000,
		},
	],
	[
		41,
		{
			type: 'resource',
			address: 'datacrunch_volume.data',
			action: 'create',
			state: 'started',
			elapsed_ms: 0,
		},
	],
	[52, {type: 'note', level: 'info', text: 'later'}],
]);

export const ready = timed([
	[64, instance('running', '203.0.113.24', 60)],
	[64, {type: 'step', step: 'boot', state: 'done'}],
	[65, {type: 'note', level: 'info', text: 'The log is in /state/bringup.log'}],
	[
		65,
		{
			type: 'ready',
			hosts: [
				{
					name: 'kn1-knlp',
					ip: '203.0.113.24',
					ssh: 'ssh -i ~/.ssh/kdevops_terraform_3f2a1c00 root@203.0.113.24',
					id: 'a1',
					instance_type: '1A100.40S.22V',
					location: 'FIN-01',
					market: 'on-demand',
					price_per_hour: 1.29,
				},
			],
			price_per_hour: 1.29,
			currency: 'usd',
			elapsed_ms: 65_000,
		},
	],
]);

export const destroyed = timed([
	[70, {type: 'step', step: 'delete', state: 'started'}],
	[
		70,
		{
			type: 'resource',
			address: 'machine kn1-knlp',
			action: 'delete',
			state: 'started',
			elapsed_ms: 0,
		},
	],
	[
		72,
		{
			type: 'resource',
			address: 'machine kn1-knlp',
			action: 'delete',
			state: 'done',
			elapsed_ms: 2000,
		},
	],
	[72, {type: 'step', step: 'delete', state: 'done'}],
	[
		72,
		{
			type: 'destroyed',
			machines: ['kn1-knlp'],
			kept_volumes: [],
			still_billed: [],
			spent: 0.03,
			currency: 'usd',
		},
	],
]);

/** Nothing of the group can be had. */
export const soldOut = timed([
	[0, {type: 'step', step: 'select', state: 'started'}],
	[0, {type: 'tier-group', group: 'h100-or-less', tiers: ['h100', 'v100']}],
	[0, {type: 'tier', tier: 'h100', instance_types: ['1H100.80S.30V']}],
	[1, check('h100', '1H100.80S.30V')],
	[1, {type: 'tier', tier: 'v100', instance_types: ['1V100.6V']}],
	[1, check('v100', '1V100.6V')],
	[1, {type: 'step', step: 'select', state: 'failed'}],
	[
		1,
		{
			type: 'failed',
			reason: 'No instance of the tier group h100-or-less is available.',
			exit_status: 5,
			attempts: [
				{
					instance_type: '1V100.6V',
					location: 'FIN-01',
					market: 'on-demand',
					reason: 'sold out when it was created',
				},
			],
			left_behind: [],
			next_steps: ['Wait for one: dcmenu wait h100-or-less'],
		},
	],
]);

/** The machine was made, and nobody could log in. */
export const leftBehind = timed([
	[
		200,
		{
			type: 'failed',
			reason: 'kn1-knlp runs, but port 22 does not answer.',
			exit_status: 6,
			attempts: [],
			left_behind: [
				{
					id: 'a1',
					hostname: 'kn1-knlp',
					status: 'running',
					ip: '203.0.113.24',
					location: 'FIN-01',
					instance_type: '1A100.40S.22V',
					price_per_hour: 1.29,
					created_at: '2026-11-23T14:00:04Z',
				},
			],
			next_steps: ['Take it down: dcmenu destroy'],
		},
	],
]);

function instance(status: string, ip: string | null, seconds: number): BringupEventBody {
	return {
		type: 'instance',
		hostname: 'kn1-knlp',
		id: 'a1',
		ip,
		status,
		elapsed_ms: seconds * 1000,
		price_per_hour: 1.29,
	};
}
