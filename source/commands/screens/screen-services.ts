import {planFromConfiguration, volumePolicyFrom} from '../../bringup/plan.ts';
import {bringUpSession, tearDownSession} from '../../bringup/session.ts';
import {projectStatus} from '../../bringup/status.ts';
import {lastDurations} from '../../bringup/timed.ts';
import {requestFrom, type Wishes} from '../../capacity/request.ts';
import {wouldSelect, type SelectionRequest} from '../../capacity/select.ts';
import type {CapacityState} from '../../capacity/snapshot.ts';
import {snapshotTaker} from '../../capacity/take-snapshot.ts';
import {withVolumePrice} from '../../capacity/volume-price.ts';
import {watchCapacity, type CapacityWatch} from '../../capacity/watch-capacity.ts';
import {sourcePath} from '../../config/load-tree.ts';
import {readTextIfThere} from '../../config/read-text.ts';
import {ExpectedError} from '../../errors.ts';
import type {Evaluation} from '../../kconfig/evaluation.ts';
import {readJournalAndOthers} from '../../machine/other-journals.ts';
import {expandPath} from '../../machine/places.ts';
import {credentialsFile} from '../../ui/menu/badge-target.ts';
import {clipboardSequence} from '../../ui/terminal/clipboard.ts';
import type {Services} from '../../ui/services.ts';
import type {Account} from '../account.ts';
import {newsLines, newsNotes} from '../catalogue-report.ts';
import {loadConfiguration, nameFrom, openProject, valueOf, type Project} from '../configuration.ts';
import {clipboardPrograms, copyWith} from './clipboard-program.ts';
import type {CommandContext} from '../context.ts';
import {runEditor} from './editor.ts';
import {createFileServices} from './file-services.ts';
import {keptCapacity} from './kept-capacity.ts';
import {readLogPart} from './log-part.ts';
import {logIn, pageFile} from './look-at-machine.ts';
import {accountPlaces, sessionOptions} from '../machine-session.ts';
import {notify, terminalTitle} from './notice.ts';
import {limitOldSpace} from './small-heap.ts';
import {seenTypes} from './seen-types.ts';
import {isDumb} from '../terminal.ts';
import {timeText} from '../time-text.ts';
import {catalogueNews, writeFragments} from '../update-catalogue.ts';

/** Between two looks at capacity while nobody sees them. */
const unseenSeconds = 120;

const nobodyToAsk: CapacityState = {
	kind: 'unknown',
	cause: 'no-credentials',
	reason: 'no credentials: dcmenu credentials set',
	last: undefined,
};

/**
 * What the screens can have done, for real: files, the account, and bring-ups. `pollSeconds` is between two looks at
 * capacity, `configText` is `.config` as it was read.
 */
export function createScreenServices(
	project: Project,
	account: Account,
	context: CommandContext,
	{
		pollSeconds,
		configText,
	}: {readonly pollSeconds: number; readonly configText: string | undefined},
): Services {
	const {directory} = project;
	const places = accountPlaces(account, context);
	const {location, market, maxPrice, order} = context.options;
	const title = terminalTitle(context);
	const {lastSeen, remembering} = seenTypes(places.lastSeen);
	const kept = keptCapacity(places.capacity, {
		account: account.label,
		clock: account.clock,
		ours: context.clock,
	});
	const wishes: Wishes = {location, market, maxPrice, order};
	let watch: CapacityWatch | undefined;
	/** Another one once the catalogue was updated. */
	let {tree} = project;
	const {write, ...files} = createFileServices(project, places, context, {
		configText,
		tree: () => tree,
		selectionRequest,
	});

	const name = (file: string): string => nameFrom(directory, file);
	const getFrom = (evaluation: Evaluation) => (symbol: string) => valueOf(evaluation, symbol);

	function selectionRequest(evaluation: Evaluation): SelectionRequest | undefined {
		if (valueOf(evaluation, 'TERRAFORM_DATACRUNCH') !== 'y') return undefined;
		try {
			return requestFrom(getFrom(evaluation), wishes);
		} catch (error) {
			// A price that is no number yet: the bring-up says so, the badges just have nothing to go by.
			if (error instanceof ExpectedError) return undefined;
			throw error;
		}
	}

	async function* capacity(signal: AbortSignal, isSeldom = false): AsyncGenerator<CapacityState> {
		if (!account.hasCredentials) {
			yield nobodyToAsk;
			return;
		}

		watch = watchCapacity({
			take: kept.keeping(
				remembering(withVolumePrice(snapshotTaker(account.client, account.clock), account.client)),
			),
			clock: account.clock,
			signal,
			interval: Math.max(pollSeconds, isSeldom ? unseenSeconds : 0) * 1000,
		});
		yield* watch;
	}

	return {
		configFile: name(project.configFile),
		projectDirectory: directory,
		accountLabel: account.label,
		simulated: account.simulated,
		credentialsElsewhere(evaluation) {
			const {credentialsSource: source} = account;
			const named = valueOf(evaluation, credentialsFile) ?? '';
			return source === expandPath(named, places) ? undefined : source;
		},
		now: () => account.clock.now(),

		...files,
		copy(text) {
			const {env, stdout} = context;
			if (!isDumb(env['TERM'])) stdout.write(clipboardSequence(text, env));
			copyWith(clipboardPrograms(env, process.platform), text, env);
		},

		readLog: readLogPart,
		pageFile: async file => pageFile(file, context),
		async logIn(ssh) {
			if (account.simulated) {
				throw new ExpectedError("A simulated machine's address belongs to nobody.");
			}

			await logIn(ssh, context);
		},
		async editSource({file, line}) {
			const path = sourcePath(file, directory, context.env);
			const before = readTextIfThere(path);
			await runEditor({file: path, line}, context);
			if (readTextIfThere(path) !== before) tree = openProject(context).tree;
			return tree;
		},

		async updateCatalogue() {
			const news = await catalogueNews(account, false, context);
			const written = await writeFragments(news.regenerated, context);
			if (written.length > 0) tree = openProject(context).tree;
			const files = written.map(file => `Written: ${name(file)}`);
			return {tree, lines: [...newsLines(news), ...newsNotes(news), ...files]};
		},

		watchCapacity: capacity,
		firstCapacity: () =>
			account.hasCredentials ? {kind: 'loading', last: kept.last()} : nobodyToAsk,
		lastSeen,
		notify(text) {
			notify(text, context);
			title.set(text);
		},
		clearNotice: () => title.giveBack(),
		refreshCapacity: () => watch?.refresh(),
		selectionRequest,
		wouldTake(evaluation, state) {
			const request = selectionRequest(evaluation);
			return request && state.kind === 'known' ? wouldSelect(request, state.snapshot) : undefined;
		},

		machineCount: evaluation => Number(valueOf(evaluation, 'TERRAFORM_DATACRUNCH_NODES')) || 1,

		async runningCost(signal) {
			const journal = await readJournalAndOthers(places.journal);
			const {client} = account;
			const status = await projectStatus(journal, places.projectTag, client, signal);
			const first = Math.min(...status.instances.map(({created_at}) => Date.parse(created_at)));
			return {
				machines: status.instances.length,
				pricePerHour: status.price_per_hour,
				currency: status.currency,
				since: Number.isFinite(first) ? timeText(first, client.serverNow()) : undefined,
				spent: status.spent,
			};
		},
		lastDurations: async () => lastDurations(places.durations),
		async *bringUp(evaluation, signal, asked) {
			// Whoever only edits a configuration has no log, and does not wait for a collection.
			limitOldSpace(context.setV8Flags);
			await write(evaluation);
			const plan = planFromConfiguration(getFrom(evaluation), places, {
				...wishes,
				location: asked?.location ?? wishes.location,
				maxPrice: asked?.maxPrice ?? wishes.maxPrice,
			});
			const wait = asked?.waits ? {for: Number.POSITIVE_INFINITY} : undefined;
			const checkout = project.isKdevops ? {make: true, verbose: false} : undefined;
			yield* bringUpSession({...plan, checkout, wait}, sessionOptions(account, context, signal));
		},
		async *destroy(signal) {
			// What `.config` says counts, not what is edited on the screen.
			const {get} = await loadConfiguration(context);
			yield* tearDownSession(volumePolicyFrom(get), sessionOptions(account, context, signal));
		},
	};
}
