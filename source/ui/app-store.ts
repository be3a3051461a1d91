import {ExpectedError} from '../errors.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {searchPlans} from '../kconfig/plans.ts';
import {reduce} from './app-reducer.ts';
import {
	openOverlay,
	overlayOf,
	say,
	settle,
	step,
	type Action,
	type AppState,
	type Effect,
	type Facts,
} from './app-state.ts';
import {speaksOfMachines} from './badge-target.ts';
import {countChanges} from './changes.ts';
import {createBringupRunner} from './bringup-run.ts';
import {createEditKeeper} from './edit-keeper.ts';
import {glyphsFor} from './glyphs.ts';
import {wholeView} from './instance-view.ts';
import {farewellOf} from './wait-state.ts';
import {keyProfiles, type KeyProfileName} from './key-profiles.ts';
import type {Size} from './layout.ts';
import {openPlace} from './menu-places.ts';
import {page} from './page-state.ts';
import {openRestore} from './restore-state.ts';
import {createSearchPreparer} from './search-preparer.ts';
import {inSlices} from './in-slices.ts';
import {openWays, type WaysState} from './ways-state.ts';
import type {Services} from './services.ts';

/** What the screens start with. */
export type ScreenOptions = {
	readonly evaluation: Evaluation;
	/** There is no configuration yet: the strategy picker comes first, where the tree has strategies. */
	readonly isFirstRun: boolean;
	/** In which line the configuration sets what it sets. */
	readonly lines?: ReadonlyMap<KconfigSymbol, number>;
	/** Marks in ASCII. */
	readonly ascii: boolean;
	/** Whose keys are answered to; dcmenu's own by default. */
	readonly keys?: KeyProfileName;
	/** Menus unfold in the list, rather than having lists of their own. */
	readonly isSingleMenu?: boolean;
	readonly showNames?: boolean;
	readonly showHelp?: boolean;
	/** A line for the first frame. */
	readonly message?: string;
	/** What has to be read before anything else; a page of its own. */
	readonly notes?: readonly string[];
};

/** How the screens ended. The farewell is printed once the terminal is as it was. */
export type Outcome = {readonly exitStatus: number; readonly farewell: readonly string[]};

/** Lends the terminal out until the work is done, and draws the screens again. */
export type Lend = (work: () => Promise<void>) => Promise<void>;

/** The state of all screens outside React, so that several keys in one chunk meet one state after the other. */
export type AppStore = {
	getState(this: void): AppState;
	subscribe(this: void, listener: () => void): () => void;
	dispatch(this: void, action: Action): void;
	/** Asks what is running and what it costs; without an answer the header says nothing about it. */
	askRunningCost(this: void, signal: AbortSignal): Promise<void>;
	/** Settles when somebody leaves; rejects with a bug. */
	readonly outcome: Promise<Outcome>;
	/** Says how the terminal is lent to another program; until then it is nobody's. */
	lendWith(this: void, how: Lend): void;
	/** Settles when no call to the services is without an answer. */
	idle(this: void): Promise<void>;
	/** Nobody looks any more: what is brought up is left as it is. */
	leave(this: void): void;
	/** Ends with a bug of whatever the screens started. */
	fail(this: void, error: unknown): void;
};

export const createAppStore = (
	services: Services,
	options: ScreenOptions,
	size: Size,
): AppStore => {
	let state = settle(undefined, withLeftEdits(services, firstState(services, options, size)));
	const keepEdits = createEditKeeper(services);
	const prepareSearch = createSearchPreparer();
	let lend: Lend = work => work();
	const listeners = new Set<() => void>();
	const calls = new Set<Promise<unknown>>();
	const {promise: outcome, resolve, reject} = Promise.withResolvers<Outcome>();

	const dispatch = (action: Action): void => {
		const {state: next, effects} = reduce(state, action);
		if (next !== state) {
			state = keepEdits(state, withFacts(services, state, next, changesDisk(action)));
			for (const listener of listeners) {
				listener();
			}

			findPlans();
			prepareSearch(state);
		}

		for (const effect of effects) {
			run(effect);
		}
	};

	/** Looks for what the page on top wants to know, until another one is there. */
	let looking: WaysState | undefined;
	const findPlans = (): void => {
		const wanted = openWays(state);
		if (wanted === looking) {
			return;
		}

		looking = wanted;
		if (wanted) {
			answer(
				inSlices(
					searchPlans(wanted.evaluation, wanted.goal.demands),
					() => looking === wanted,
				).then(found => found && {type: 'plans-found', ways: wanted, found}),
			);
		}
	};

	const bringups = createBringupRunner(services, options.ascii, dispatch, reject);

	const failed = (error: unknown): void => {
		if (error instanceof ExpectedError) {
			dispatch({type: 'failed', lines: [error.message, ...error.nextSteps]});
		} else {
			reject(error);
		}
	};

	/** The same as `answer` for what is there at once, so that no frame is drawn without it. */
	const attempt = (call: () => Action | undefined): void => {
		try {
			const action = call();
			if (action) {
				dispatch(action);
			}
		} catch (error) {
			failed(error);
		}
	};

	/** Dispatches what a call gives. Expected errors are shown, and anything else ends the program. */
	const answer = (call: Promise<Action | undefined>): void => {
		const answered = call
			.then(action => action && dispatch(action), failed)
			.finally(() => calls.delete(answered));
		calls.add(answered);
	};

	/** The editor has the terminal meanwhile. */
	const onTerminal = async <Result>(work: () => Promise<Result>): Promise<Result> => {
		let outcome: PromiseSettledResult<Result> | undefined;
		await lend(async () => {
			[outcome] = await Promise.allSettled([work()]);
		});
		// What went wrong is told once the screens are back to tell it on.
		if (outcome?.status === 'rejected') {
			throw outcome.reason;
		}

		return outcome!.value;
	};

	const run = (effect: Effect): void => {
		switch (effect.kind) {
			case 'save': {
				const {evaluation, file, isQuitting} = effect;
				const name = file === services.configFile ? undefined : file;
				attempt(() => {
					if (name === undefined && services.diskNews(evaluation).kind === 'changed') {
						return {type: 'disk-changed', isQuitting};
					}

					answer(
						services
							.save(evaluation, name)
							.then(report => ({type: 'saved', evaluation, file, report, isQuitting})),
					);
					return undefined;
				});
				break;
			}

			case 'look-at-files': {
				const {evaluation} = effect;
				attempt(() => ({
					type: 'looked-at-files',
					look: services.lookAtFiles(evaluation),
					disk: services.diskNews(evaluation),
				}));
				break;
			}

			case 'show-diff': {
				const {evaluation} = effect;
				attempt(() => ({type: 'diffed', lines: services.diffToDisk(evaluation)}));
				break;
			}

			case 'copy-diff': {
				const {evaluation} = effect;
				attempt(() => {
					const lines = services.diffToDisk(evaluation);
					if (lines.length === 0) {
						return {type: 'diffed', lines};
					}

					services.copy(`${lines.join('\n')}\n`);
					return undefined;
				});
				break;
			}

			case 'accept-disk': {
				services.acceptDisk(effect.text);
				break;
			}

			case 'save-defconfig': {
				const {evaluation, name, comment} = effect;
				answer(
					services
						.saveDefconfig(evaluation, name, comment)
						.then(report => ({type: 'saved-defconfig', report})),
				);
				break;
			}

			case 'list-defconfigs': {
				answer(services.defconfigs().then(entries => ({type: 'defconfigs', entries})));
				break;
			}

			case 'load': {
				const {file} = effect;
				answer(services.load(file).then(report => ({type: 'loaded', from: file, report})));
				break;
			}

			case 'load-defconfig': {
				const {name} = effect;
				answer(services.loadDefconfig(name).then(report => ({type: 'loaded', from: name, report})));
				break;
			}

			case 'bring-up':
			case 'tear-down': {
				bringups.start(effect.kind, effect.evaluation, effect.wishes);
				break;
			}

			case 'notify': {
				services.notify(effect.text);
				break;
			}

			case 'clear-notice': {
				services.clearNotice();
				break;
			}

			case 'stop-bringup': {
				bringups.stop(effect.answer);
				break;
			}

			case 'update-catalogue': {
				answer(services.updateCatalogue().then(report => ({type: 'catalogue-updated', report})));
				break;
			}

			case 'forget-edits': {
				services.forgetEdits();
				break;
			}

			case 'forget-left-edits': {
				services.forgetLeftEdits();
				// There may be those of another one.
				const asked = withLeftEdits(services, state);
				if (asked !== state) {
					dispatch({type: 'step', take: () => step(asked)});
				}

				break;
			}

			case 'copy': {
				services.copy(effect.text);
				break;
			}

			case 'edit-source': {
				answer(
					onTerminal(() => services.editSource(effect.position)).then(tree => ({
						type: 'source-edited',
						tree,
					})),
				);
				break;
			}

			case 'page-file': {
				answer(onTerminal(() => services.pageFile(effect.file)).then(() => undefined));
				break;
			}

			case 'log-in': {
				answer(onTerminal(() => services.logIn(effect.ssh)).then(() => undefined));
				break;
			}

			case 'exit': {
				resolve({
					exitStatus: effect.exitStatus,
					farewell: [...effect.farewell, ...farewellOf(state.wait)],
				});
				break;
			}
		}
	};

	return {
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		dispatch,
		async askRunningCost(signal) {
			try {
				dispatch({type: 'running', running: await services.runningCost(signal)});
			} catch (error) {
				// Offline or without an account there is nothing to tell; the badges say so already.
				if (!(error instanceof ExpectedError) && !signal.aborted) {
					reject(error);
				}
			}
		},
		lendWith(how) {
			lend = how;
		},
		outcome,
		async idle() {
			while (calls.size > 0) {
				await Promise.all(calls);
			}
		},
		leave: () => bringups.stop('keep'),
		fail: reject,
	};
};

const firstState = (services: Services, options: ScreenOptions, size: Size): AppState => {
	const {evaluation, isFirstRun, ascii, showNames = false, showHelp = true, message} = options;
	return {
		evaluation,
		baseline: evaluation,
		source: fileSource(services, options),
		past: [],
		future: [],
		places: [openPlace(evaluation.tree.root)],
		rows: [],
		overlays: firstOverlays(services, options),
		keys: keyProfiles[options.keys ?? 'dcmenu'],
		button: 0,
		unfolded: options.isSingleMenu ? new Set() : undefined,
		showAll: false,
		showNames,
		showHelp,
		message: firstMessage(services, isFirstRun, message),
		file: services.configFile,
		facts: factsOf(services, evaluation, evaluation, {kind: 'loading'}),
		capacity: {kind: 'loading'},
		lastSeen: services.lastSeen(),
		instances: wholeView,
		refreshes: 0,
		running: undefined,
		bringup: undefined,
		wait: undefined,
		now: services.now(),
		size,
		accountLabel: services.accountLabel,
		glyphs: glyphsFor(ascii),
		farewell: [],
	};
};

/** What an earlier dcmenu could not save is asked about first; edits that come to nothing are nobody's. */
const withLeftEdits = (services: Services, state: AppState): AppState => {
	const left = services.takeLeftEdits(state.evaluation);
	if (left === undefined) {
		return state;
	}

	const question = openRestore(state, left);
	if (question.changes.yours.length + question.changes.following.length > 0) {
		return openOverlay(state, question);
	}

	services.forgetLeftEdits();
	return state;
};

/** Without a file the values are the defaults. */
const fileSource = (
	{configFile}: Services,
	{evaluation, lines}: ScreenOptions,
): AppState['source'] =>
	lines && {kind: 'file', name: configFile, userValues: evaluation.userValues, lines};

const firstOverlays = (
	{configFile}: Services,
	{evaluation, isFirstRun, notes = []}: ScreenOptions,
): AppState['overlays'] => {
	if (notes.length > 0) {
		return [page(`Loaded ${configFile}, with warnings`, notes)];
	}

	return isFirstRun && speaksOfMachines(evaluation.tree) ? [{kind: 'picker'}] : [];
};

const firstMessage = (
	{configFile}: Services,
	isFirstRun: boolean,
	message: string | undefined,
): AppState['message'] =>
	message === undefined
		? isFirstRun
			? {text: `there is no ${configFile} yet: these are the defaults`, tone: 'plain'}
			: undefined
		: {text: message, tone: 'warn'};

/** What is on disk may be another now, with the same configuration in hand. */
const changesDisk = ({type}: Action): boolean =>
	type === 'saved' || type === 'bringup-ended' || type === 'painted' || type === 'looked-at-files';

const withFacts = (
	services: Services,
	before: AppState,
	state: AppState,
	isStale: boolean,
): AppState => {
	const {evaluation, baseline, capacity} = state;
	if (isStale || before.evaluation !== evaluation || before.baseline !== baseline) {
		const facts = factsOf(services, evaluation, baseline, capacity);
		return overtaken(before, {...state, facts});
	}

	return before.capacity === capacity
		? state
		: {
				...state,
				facts: {...state.facts, candidate: services.wouldTake(evaluation, capacity)},
				lastSeen: services.lastSeen(),
			};
};

/** Who edits hears of it early when somebody else has written the file; the save screen says it by itself. */
const overtaken = (before: AppState, state: AppState): AppState =>
	state.facts.isOvertaken && !before.facts.isOvertaken && overlayOf(state) === undefined
		? say(state, `somebody else has written ${state.file} meanwhile: s merges`, 'warn')
		: state;

const factsOf = (
	services: Services,
	evaluation: Evaluation,
	baseline: Evaluation,
	capacity: AppState['capacity'],
): Facts => ({
	isUnsaved: services.differsFromDisk(evaluation),
	isOvertaken: services.diskNews(evaluation).kind === 'changed',
	changeCount: evaluation === baseline ? 0 : countChanges(baseline, evaluation),
	request: services.selectionRequest(evaluation),
	candidate: services.wouldTake(evaluation, capacity),
	machines: services.machineCount(evaluation),
});
