import {ExpectedError} from '../errors.ts';
import type {Goal} from '../kconfig/plans/plan-goals.ts';
import {searchPlans, type Plan} from '../kconfig/plans/plans.ts';
import {reduce} from './app-reducer.ts';
import {settle} from './settled.ts';
import type {Action} from './app-actions.ts';
import type {AppState} from './app-state.ts';
import {createAnswers} from './answers.ts';
import {sawLine} from './bringup/bringup-commands.ts';
import {seekLine, type Seek} from './bringup/bringup-find.ts';
import {createBringupRunner} from './bringup/bringup-run.ts';
import type {ScrollText} from './bringup/bringup-scroll.ts';
import {scrollText} from './bringup/bringup-text.ts';
import {changesDisk, withFacts} from './current-facts.ts';
import {createEditKeeper} from './save/edit-keeper.ts';
import {createEffectRunner, type Lend, type Outcome} from './effect-runner.ts';
import {step} from './app-state.ts';
import {firstState, withLeftEdits, type ScreenOptions} from './first-state.ts';
import {inSlices} from './in-slices.ts';
import type {Size} from './drawing/layout.ts';
import {createPatternSearch} from './search/pattern-search.ts';
import {createSearchPreparer} from './search/search-preparer.ts';
import type {Services} from './services.ts';
import {createPlanPace} from './pages/plan-pace.ts';
import {openWays} from './pages/ways-state.ts';

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
	const {promise: outcome, resolve, reject} = Promise.withResolvers<Outcome>();

	const dispatch = (action: Action): void => {
		const {state: next, effects} = reduce(state, action);
		if (next !== state) {
			state = keepEdits(state, withFacts(services, state, next, changesDisk(action)));
			for (const listener of listeners) {
				listener();
			}

			findPlans();
			findLines();
			findMatches(state);
			prepareSearch(state);
		}

		for (const effect of effects) {
			run(effect);
		}
	};

	/** Looks for what the page on top wants to know, until another one is there. */
	let looking: Goal | undefined;
	const findPlans = (): void => {
		const wanted = openWays(state);
		if (wanted?.goal === looking) {
			return;
		}

		looking = wanted?.goal;
		if (wanted) {
			const {evaluation, goal} = wanted;
			const isTime = createPlanPace(performance.now());
			const tell = (plans: readonly Plan[]): void => {
				if (isTime(plans, performance.now())) {
					dispatch({type: 'plans-so-far', goal, plans});
				}
			};

			answers.answer(
				inSlices(searchPlans(evaluation, goal.demands), () => looking === goal, tell).then(
					found => found && {type: 'plans-found', goal, found},
				),
			);
		}
	};

	/** Looks through a long log, until something else is looked for. */
	let seeking: Seek | undefined;
	const findLines = (): void => {
		const session = state.bringup;
		const wanted = session?.find?.seek;
		if (wanted === seeking) {
			return;
		}

		seeking = wanted;
		if (session && wanted) {
			answers.answer(
				inSlices(found(scrollText(session, state.glyphs), wanted), () => seeking === wanted).then(
					line => line && {type: 'step', take: now => step(sawLine(now, wanted, line.at))},
				),
			);
		}
	};

	const answers = createAnswers(dispatch, reject);
	const findMatches = createPatternSearch(dispatch, answers);
	const bringups = createBringupRunner(services, options.ascii, dispatch, reject);
	const run = createEffectRunner({
		services,
		bringups,
		answers,
		getState: () => state,
		lend: work => lend(work),
		leave: resolve,
	});

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
		idle: answers.idle,
		leave: () => bringups.stop('keep'),
		fail: reject,
	};
};

function* found(text: ScrollText, seek: Seek): Generator<unknown, {at: number | undefined}, void> {
	return {at: yield* seekLine(text, seek)};
}
