import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CapacityState} from '../../../source/capacity/snapshot.ts';
import {credentialsBadge} from '../../../source/ui/instances/account-badges.ts';
import {snapshotOf} from '../../capacity/snapshots.ts';
import {openScreens, testEvaluation} from '../../helpers/menu-screens.ts';

const known: CapacityState = {
	kind: 'known',
	snapshot: {
		...snapshotOf(['1V100.6V'], {}),
		volumePrice: {type: 'NVMe', perGigabyteMonth: 0.2, currency: 'usd'},
	},
};

const unknown = (cause: 'no-credentials' | 'refused' | 'failed'): CapacityState => ({
	kind: 'unknown',
	cause,
	reason: 'cut',
	last: undefined,
});

const here = {credentialsElsewhere: undefined};
const elsewhere = {credentialsElsewhere: 'DATACRUNCH_CLIENT_ID'};

test("the credentials file's row tells what became of the key, and whose it is", () => {
	const told = (facts: typeof here | typeof elsewhere, capacity: CapacityState) => {
		const {mark, text} = credentialsBadge(facts, capacity);
		return `${mark}: ${text}`;
	};
	assert.equal(told(here, {kind: 'loading'}), 'loading: ');
	assert.equal(told(here, known), 'available: key ok');
	assert.equal(told(elsewhere, known), 'available: key ok, from DATACRUNCH_CLIENT_ID');
	assert.equal(told(elsewhere, unknown('refused')), 'none: key refused, from DATACRUNCH_CLIENT_ID');
	assert.equal(told(here, unknown('no-credentials')), 'unknown: no key');
	assert.equal(told(here, unknown('failed')), 'unknown: no answer');
});

const text = `mainmenu "Test"

config TERRAFORM_DATACRUNCH
	bool
	default y

config TERRAFORM_DATACRUNCH_KEEP_VOLUMES
	bool "Keep the volumes"

config TERRAFORM_DATACRUNCH_OS_VOLUME_SIZE
	int "Size"
	default 100

config TERRAFORM_DATACRUNCH_API_KEY_FILE
	string "Credentials"
	default "~/key"

config TERRAFORM_DATACRUNCH_INSTANCE_TYPE
	string
	default "1V100.6V"

config TERRAFORM_DATACRUNCH_LOCATION
	string
	default "AUTO"
`;

const rows = (capacity: CapacityState): readonly string[] => {
	const evaluation = testEvaluation(text);
	const screens = openScreens({columns: 60, rows: 24}, {evaluation, ascii: true}, capacity);
	const wide = openScreens({columns: 72, rows: 24}, {evaluation, ascii: true}, capacity);
	for (const {store} of [screens, wide]) store.dispatch({type: 'capacity', capacity, now: 1000});
	return [...wide.lines().slice(3, 6), ...screens.lines().slice(3, 8)].map(line =>
		line.replace(' (NEW)', '').trimEnd(),
	);
};

test('what kept volumes cost, and the key, stand beside or below their rows, and move nothing', () => {
	assert.deepEqual(rows(known), [
		'> [ ] Keep the volumes                         $0.027/h while kept',
		'  (100) Size',
		'  (~/key) Credentials                                     + key ok',
		'> [ ] Keep the volumes',
		'      $0.027/h while kept',
		'  (100) Size',
		'  (~/key) Credentials',
		'      + key ok',
	]);
	const without = rows(unknown('no-credentials'));
	assert.match(without[0]!, / \?$/);
	assert.match(without[2]!, / \? no key$/);
	assert.equal(without[5], '  (100) Size');
});
