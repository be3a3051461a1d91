import assert from 'node:assert/strict';
import {test} from 'node:test';
import {adoptSession} from '../../source/bringup/session.ts';
import {projectStatus} from '../../source/bringup/status.ts';
import {readJournal} from '../../source/machine/journal.ts';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {collect, endOf, eventsOf, setScene, type Scene} from './scene.ts';

/** A machine that somebody made in the console, and that runs; `tag`: with a project's tag. */
async function strayMachine(
	{client, simulator}: Scene,
	hostname: string,
	tag?: string,
): Promise<string> {
	const key = await client.createSshKey('mine', 'ssh-ed25519 AAAA me');
	const id = await client.createInstance({
		instanceType: '1A100.40S.22V',
		image: 'ubuntu-24.04-cuda-12.8-open-docker',
		hostname,
		description: 'by hand',
		location: 'FIN-01',
		sshKeyIds: [key],
		market: 'on-demand',
		...(tag === undefined ? {} : {tags: [{key: 'dcmenu', value: tag}]}),
	});
	await simulator.advance(60 * 60_000);
	return id;
}

const adopt = async (scene: Scene, wanted: string, force = false) =>
	collect(adoptSession({wanted, force, plan: scene.plan}, scene.options));

const engines = {builtin: false, terraform: withoutTerraform} as const;

for (const [engine, skip] of Object.entries(engines)) {
	test(
		`${engine}: a machine made elsewhere becomes this project's, and is destroyed with it`,
		{skip},
		async t => {
			const tool = engine as keyof typeof engines;
			const scene = await setScene(t, 'documented', {[`TERRAFORM_USE_${tool.toUpperCase()}`]: 'y'});
			const id = await strayMachine(scene, 'by-hand');
			const events = await adopt(scene, 'by-hand');
			const notes = eventsOf(events, 'note').map(({text}) => text);
			assert.ok(notes.some(text => text.includes("is this project's")));
			assert.equal(
				notes.some(text => text.includes("now in Terraform's state")),
				tool === 'terraform',
			);
			const machine = (await readJournal(scene.places.journal)).machines.get(id);
			assert.deepEqual([machine?.price_per_hour, machine?.currency], [1.288, 'usd']);
			const {places, client, simulator} = scene;
			const status = await projectStatus(
				await readJournal(places.journal),
				places.projectTag,
				client,
			);
			assert.equal(status.price_per_hour, (await simulator.bill()).per_hour);

			// A bring-up makes what is asked for beside it.
			endOf(await collect(scene.bringUp()), 'ready');
			const destroyed = endOf(await collect(scene.tearDown(false, undefined, tool)), 'destroyed');
			assert.deepEqual(destroyed.machines.toSorted(), ['by-hand', 'kn1-knlp']);
			assert.equal((await simulator.bill()).per_hour, 0);
		},
	);
}

test("one that carries another project's tag is only taken by force", async t => {
	const scene = await setScene(t, 'documented');
	const id = await strayMachine(scene, 'theirs', '0123abcd-4567cdef');
	await assert.rejects(adopt(scene, id), /theirs .* is another project's/);
	assert.equal((await readJournal(scene.places.journal)).machines.size, 0);
	await adopt(scene, id, true);
	assert.equal((await readJournal(scene.places.journal)).machines.size, 1);
});

test('what is not there, or is not one, is refused with what there is', async t => {
	const scene = await setScene(t, 'race');
	await assert.rejects(adopt(scene, 'nothing'), /The account has no machine nothing/);
	const two = await setScene(t, 'documented');
	await strayMachine(two, 'twin');
	await strayMachine(two, 'twin');
	await assert.rejects(adopt(two, 'twin'), /2 machines of the account are named twin/);
});
