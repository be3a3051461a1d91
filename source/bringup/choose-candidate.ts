import {select, type Candidate, type SelectionRequest, type Triple} from '../capacity/select.ts';
import type {CapacitySnapshot} from '../capacity/snapshot.ts';
import {takeSnapshot} from '../capacity/take-snapshot.ts';
import {waitForCapacity} from '../capacity/wait-for-capacity.ts';
import type {Balance} from '../datacrunch/wire-types.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {chooseImage} from './image.ts';
import type {BringupPlan} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';

/** What to create next, with an image that it takes. */
export type Choice = {readonly candidate: Candidate; readonly image: string};

/**
 * Reads the capacity anew and takes the first candidate, saying each check. `machines`: how many the balance has to
 * carry for an hour. Where nothing can be had it looks again until `waitUntil`, a time; undefined: it does not. Rejects
 * with exit status 5 when nothing can be had then.
 */
export async function* chooseCandidate(
	plan: BringupPlan,
	setAside: () => readonly Triple[],
	funds: {readonly balance: Balance; readonly machines: number},
	waitUntil: number | undefined,
	{client, clock, signal, pace, random}: Ports,
): Stretch<Choice> {
	yield {type: 'step', step: 'select', state: 'started'};
	const request = (): SelectionRequest => ({...plan.request, setAside: setAside()});
	const take = async (at: AbortSignal): Promise<CapacitySnapshot> =>
		takeSnapshot(client, clock, at);
	let snapshot = await take(signal);
	let candidate = yield* select(request(), snapshot);
	if (!candidate && waitUntil !== undefined) {
		const options = {request, take, clock, signal, interval: pace.look, until: waitUntil, random};
		const found = yield* waitForCapacity(options);
		signal.throwIfAborted();
		if (found) {
			snapshot = found;
			candidate = yield* select(request(), snapshot);
		}
	}

	if (!candidate) {
		yield {type: 'step', step: 'select', state: 'failed'};
		throw nothingAvailable(plan.request.target, setAside().length > 0);
	}

	yield {
		type: 'selected',
		instance_type: candidate.instanceType,
		tier: candidate.tier,
		location: candidate.location,
		market: candidate.market,
		price_per_hour: candidate.pricePerHour,
		currency: candidate.currency,
	};
	const auto = plan.request.location === undefined;
	yield {type: 'location', location: candidate.location, auto};

	const instanceType = snapshot.catalogue.get(candidate.instanceType);
	if (!instanceType) throw new Error(`${candidate.instanceType} was selected, but is unknown`);
	const {image, substituted} = chooseImage(plan.image, instanceType);
	if (substituted) {
		const text = `${candidate.instanceType} does not take ${plan.image}: using ${image}, the nearest that it takes.`;
		yield {type: 'note', level: 'warning', text};
	}

	checkFunds(candidate, funds);
	yield {type: 'step', step: 'select', state: 'done'};
	return {candidate, image};
}

/** Before money is spent: the API would answer 402, or take the machine away within the hour. */
function checkFunds(
	candidate: Candidate,
	{balance, machines}: {readonly balance: Balance; readonly machines: number},
): void {
	const needed = candidate.pricePerHour * machines;
	if (balance.currency !== candidate.currency || balance.amount >= needed) return;
	throw new ExpectedError(
		`The balance is ${balance.amount.toFixed(2)} ${balance.currency}; an hour costs ${needed.toFixed(2)}.`,
		{nextSteps: ['Add funds in the console under Billing, or ask for less with --max-price.']},
	);
}

const nothingAvailable = (target: string, afterTries: boolean): ExpectedError =>
	new ExpectedError(
		afterTries
			? `Nothing of ${target} is left: everything that was listed turned out to be sold out.`
			: `Nothing of ${target} can be had now.`,
		{
			exitStatus: exitStatus.noCapacity,
			nextSteps: [
				`Wait for it: dcmenu wait ${target}`,
				'Ask for more: a wider group (b300-or-less), --market any, no --location, no --max-price.',
				'See what there is: dcmenu capacity',
			],
		},
	);
