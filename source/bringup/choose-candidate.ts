import {candidatesInOrder} from '../capacity/candidates.ts';
import {likeUsed} from '../capacity/kinds.ts';
import {select, type Candidate, type SelectionRequest, type Triple} from '../capacity/select.ts';
import type {CapacitySnapshot} from '../capacity/snapshot.ts';
import {snapshotTaker} from '../capacity/take-snapshot.ts';
import {waitForCapacity} from '../capacity/wait-for-capacity.ts';
import type {Balance} from '../datacrunch/wire-types.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {chooseImage} from './image.ts';
import type {BringupPlan} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';

/** What to create next, with an image that it takes. */
export type Choice = {readonly candidate: Candidate; readonly image: string};

/** What a candidate is needed for. */
export type Need = {
	/** What is not tried now; asked anew at every look. */
	readonly setAside: () => readonly Triple[];
	/** What the plan's other machines are: the next is to be like them. */
	readonly used: readonly Triple[];
	readonly balance: Balance;
	/** How many the balance has to carry for an hour. */
	readonly machines: number;
	/** Until when it is waited for; undefined: it is not. */
	readonly waitUntil: number | undefined;
	/** What cannot be left alone for as long as that may take. */
	readonly beforeWaiting: () => Stretch;
};

/**
 * Reads the capacity anew and takes what makes fewest kinds of machines, else the first candidate, saying each check.
 * Rejects with exit status 5 when nothing can be had, and waiting is over.
 */
export async function* chooseCandidate(
	plan: BringupPlan,
	{setAside, used, balance, machines, waitUntil, beforeWaiting}: Need,
	{client, clock, signal, pace, random}: Ports,
): Stretch<Choice> {
	yield {type: 'step', step: 'select', state: 'started'};
	const wanted = plan.same && used[0] ? onlyLike(used[0], plan.request) : plan.request;
	const request = (): SelectionRequest => ({...wanted, setAside: setAside()});
	const choose = async function* (snapshot: CapacitySnapshot): Stretch<Candidate | undefined> {
		const found = likeUsed(used, candidatesInOrder(request(), snapshot));
		return found ?? (yield* select(request(), snapshot));
	};

	const take = snapshotTaker(client, clock);
	let snapshot = await take(signal);
	let candidate = yield* choose(snapshot);
	if (!candidate && waitUntil !== undefined) {
		yield* beforeWaiting();
		const options = {request, take, clock, signal, interval: pace.look, until: waitUntil, random};
		const found = yield* waitForCapacity(options);
		signal.throwIfAborted();
		if (found) {
			snapshot = found;
			candidate = yield* choose(snapshot);
		}
	}

	if (!candidate) {
		yield {type: 'step', step: 'select', state: 'failed'};
		throw nothingAvailable(wanted.target, setAside().length > 0, plan.same);
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

	checkFunds(candidate, balance, machines);
	yield {type: 'step', step: 'select', state: 'done'};
	return {candidate, image};
}

/** The request for more of what is there. */
const onlyLike = (
	{instanceType, location, market}: Triple,
	request: SelectionRequest,
): SelectionRequest => ({...request, target: instanceType, location, market});

/** Before money is spent: the API would answer 402, or take the machine away within the hour. */
function checkFunds(candidate: Candidate, balance: Balance, machines: number): void {
	const needed = candidate.pricePerHour * machines;
	if (balance.currency !== candidate.currency || balance.amount >= needed) return;
	throw new ExpectedError(
		`The balance is ${balance.amount.toFixed(2)} ${balance.currency}; an hour costs ${needed.toFixed(2)}.`,
		{nextSteps: ['Add funds in the console under Billing, or ask for less with --max-price.']},
	);
}

const nothingAvailable = (target: string, afterTries: boolean, same = false): ExpectedError =>
	new ExpectedError(
		afterTries
			? `Nothing of ${target} is left: everything that was listed was tried in vain.`
			: `Nothing of ${target} can be had now.`,
		{
			exitStatus: exitStatus.noCapacity,
			nextSteps: [
				`Wait for it: dcmenu wait ${target}`,
				...(same ? ['Take machines of several kinds: leave out --same.'] : []),
				'Ask for more: a wider group (b300-or-less), --market any, no --location, no --max-price.',
				'See what there is: dcmenu capacity',
			],
		},
	);
