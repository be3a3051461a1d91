import type {Instance} from '../datacrunch/wire-types.ts';
import {ExpectedError} from '../errors.ts';
import type {BringupEvent} from './events.ts';
import type {BringupPlan} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';
import {adopt, reconcile, recordVolumes} from './reconcile.ts';
import {newRun} from './run.ts';
import {stamped} from './stamped.ts';
import {projectTagOf} from './tags.ts';

export type Adoption = {
	/** An id, or a host name that only one machine has. */
	readonly wanted: string;
	/** Also one that carries another project's tag. */
	readonly force: boolean;
	/** Where Terraform is to know it, too; undefined: it is not. */
	readonly plan: BringupPlan | undefined;
};

/**
 * Makes a machine of the account this project's, as if it had made it: in the journal, with its OS volume, and in
 * Terraform's state. Ends without a last event of its own; rejects where the machine is not there, or somebody else's.
 */
export const adoptMachine = (
	adoption: Adoption,
	ports: Ports,
): AsyncGenerator<BringupEvent, void, undefined> => stamped(steps(adoption, ports), ports.clock);

async function* steps({wanted, force, plan}: Adoption, ports: Ports): Stretch {
	const {journal, places} = ports;
	const {instances, notes} = await reconcile(ports);
	for (const text of notes) yield {type: 'note', level: 'info', text};
	const instance = pick(wanted, instances);
	const owner = projectTagOf(instance);
	if (owner !== undefined && owner !== places.projectTag && !force) throw isOthers(instance);
	const {id, hostname} = instance;
	if (!journal.state.machines.has(id)) await adopt(instance, ports);
	const machine = journal.state.machines.get(id);
	if (!machine) throw new Error(`${id} was adopted, but is not in the journal`);
	await recordVolumes(machine, ports);
	const text = `${hostname} (${id}) is this project's: dcmenu status tells of it, and dcmenu destroy deletes it with its OS volume.`;
	yield {type: 'note', level: 'info', text};
	if (plan === undefined || plan.engine === 'builtin') return;
	const {importWithTerraform} = await import('./terraform-engine.ts');
	const run = newRun({...plan, hostnames: [hostname]}, ports);
	run.resumed = new Set([id]);
	yield* importWithTerraform(run);
}

function pick(wanted: string, instances: readonly Instance[]): Instance {
	const found = instances.filter(({id, hostname}) => id === wanted || hostname === wanted);
	const [only, another] = found;
	if (only && !another) return only;
	const listed = another ? found : instances;
	throw new ExpectedError(
		another
			? `${found.length} machines of the account are named ${wanted}.`
			: `The account has no machine ${wanted}.`,
		{
			nextSteps: [
				another ? 'Name one by its id:' : 'It has:',
				...listed.map(({id, hostname, location}) => `  ${hostname}  ${location}  ${id}`),
				...(listed.length === 0 ? ['  none'] : []),
			],
		},
	);
}

const isOthers = ({hostname, id}: Instance): ExpectedError =>
	new ExpectedError(`${hostname} (${id}) is another project's, by its tag.`, {
		nextSteps: [
			'Whoever made it may destroy it, and does not know of this project.',
			`If that project is gone: dcmenu adopt ${id} --force`,
		],
	});
