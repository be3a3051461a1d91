import type {BringupEvent} from '../bringup/events.ts';
import {impatience} from '../bringup/impatience.ts';
import {planFromConfiguration, type BringupPlan} from '../bringup/plan.ts';
import {standardPace} from '../bringup/ports.ts';
import {bringUpSession} from '../bringup/session.ts';
import {formatPrice} from '../capacity/badges.ts';
import {wouldSelect} from '../capacity/select.ts';
import {takeSnapshot} from '../capacity/take-snapshot.ts';
import {exitStatus} from '../errors.ts';
import {placesOf} from '../machine/places.ts';
import {openAccount, type Account} from './account.ts';
import {answerInterruptions, confirm} from './ask.ts';
import {loadConfiguration} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {sessionOptions} from './machine-session.ts';
import {announceMachines} from './machines-up.ts';
import {notify} from './screens/notice.ts';
import {startKeeper} from './start-keeper.ts';
import {tellEvents} from './tell-events.ts';
import {refuseVanished} from './vanished.ts';

export type BringupArguments = {
	/** Does not ask. */
	readonly yes?: boolean | undefined;
	/** Waits for something to be had, and again when it is gone before it could be taken. */
	readonly wait?: boolean | undefined;
	/** Milliseconds until waiting ends; undefined: never. */
	readonly for?: number | undefined;
	/** All machines of one type in one location and market, or none. */
	readonly same?: boolean | undefined;
	/** Makes anew what is broken or not as configured. */
	readonly replace?: boolean | undefined;
	/** Hours after which everything is destroyed by itself. */
	readonly maxHours?: number | undefined;
	/** Milliseconds that a machine may take to start. */
	readonly bootLimit?: number | undefined;
	/** Says every exchange with the API on stderr. */
	readonly verbose?: boolean | undefined;
	/** false: ready when the API says running. */
	readonly sshWait?: boolean | undefined;
	/** false: a kdevops checkout's own `make bringup` is not run. */
	readonly make?: boolean | undefined;
};

/** Selects, writes the files, creates, waits and reports, as the configuration asks. */
export async function bringupCommand(
	{yes = false, verbose = false, make = true, ...options}: BringupArguments,
	context: CommandContext,
): Promise<number> {
	const configuration = await loadConfiguration(context);
	for (const warning of configuration.warnings) context.stderr.write(`${warning}\n`);
	refuseVanished(configuration, context);
	const {location, market, maxPrice, order} = context.options;
	const places = placesOf({...context, account: ''});
	const wait = options.wait === true ? {for: options.for ?? Infinity} : undefined;
	const wishes = {location, market, maxPrice, order};
	const checkout = configuration.project.isKdevops ? {make, verbose} : undefined;
	const {same, replace, maxHours} = options;
	const configured = planFromConfiguration(configuration.get, places, wishes);
	const plan = {...configured, wait, checkout, same, replace, maxHours};
	const credentialsFile = configuration.get('TERRAFORM_DATACRUNCH_API_KEY_FILE');
	const trace = verbose
		? (exchange: string): unknown => context.stderr.write(`${exchange}\n`)
		: undefined;
	const account = await openAccount(context, {credentialsFile, trace});
	try {
		await announceMachines(account, context);
		// A simulated machine costs nothing.
		const asks = !yes && !account.simulated;
		const question = asks ? await priceQuestion(plan, account, context) : '';
		if (asks && !(await confirm(question, 'bringup', context))) {
			context.stderr.write('Nothing was created.\n');
			return exitStatus.done;
		}

		return await runBringup(plan, account, context, options);
	} finally {
		await account.close();
	}
}

async function runBringup(
	plan: BringupPlan,
	account: Account,
	context: CommandContext,
	{sshWait, bootLimit = standardPace.bootLimit}: BringupArguments,
): Promise<number> {
	const controller = new AbortController();
	const stopListening = answerInterruptions(context, controller, impatience[plan.engine]);
	try {
		const options = sessionOptions(account, context, controller.signal, sshWait);
		const pace = {...standardPace, bootLimit};
		const keeper = async (): Promise<void> => void (await startKeeper(account, context));
		const events = callingBack(
			bringUpSession(plan, {...options, pace, startKeeper: keeper}),
			context,
		);
		const status = await tellEvents(events, context);
		// SIGTERM and SIGHUP have statuses of their own.
		if (status === exitStatus.interrupted) context.signal.throwIfAborted();
		return status;
	} finally {
		stopListening();
	}
}

/** Whoever left while it waited is called when something was found, and when it is over. */
async function* callingBack(
	events: AsyncIterable<BringupEvent>,
	context: CommandContext,
): AsyncGenerator<BringupEvent> {
	let hasWaited = false;
	for await (const event of events) {
		yield event;
		if (event.type === 'waiting') hasWaited = true;
		if (!hasWaited) continue;
		if (event.type === 'selected') notify(`${event.instance_type} ${event.location}`, context);
		if (event.type === 'ready')
			notify(`${event.hosts.map(host => host.name).join(', ')} up`, context);
		if (event.type === 'failed') notify(event.reason, context);
	}
}

async function priceQuestion(
	plan: BringupPlan,
	account: Account,
	context: CommandContext,
): Promise<string> {
	const snapshot = await takeSnapshot(account.client, account.clock, context.signal);
	const candidate = wouldSelect(plan.request, snapshot);
	const hosts = plan.hostnames.join(', ');
	const first = plan.replace
		? 'Machines that are broken or not as configured are taken down first. '
		: '';
	if (!candidate) {
		const then = plan.wait
			? `Wait for it, and bring up ${hosts} as soon as it can be had?`
			: `Try for ${hosts} anyway?`;
		return `Nothing of ${plan.request.target} can be had now. ${first}${then}`;
	}

	const {instanceType, location, market} = candidate;
	const each = plan.hostnames.length > 1 ? ' each' : '';
	const until = plan.maxHours === undefined ? '' : `, destroyed after ${plan.maxHours} h`;
	return `${first}Bring up ${hosts}: ${instanceType} in ${location}, ${market}, ${formatPrice(candidate)}${each}${until}?`;
}
