import type {Evaluation} from '../kconfig/evaluation.ts';
import type {Action} from './app-actions.ts';
import {overlayOf, say, type AppState, type Facts} from './app-state.ts';
import {countChanges} from './save/changes.ts';
import type {Services} from './services.ts';

/** What is on disk may be another now, with the same configuration in hand. */
export const changesDisk = ({type}: Action): boolean =>
	type === 'saved' || type === 'bringup-ended' || type === 'painted' || type === 'looked-at-files';

/** The state with facts that are true of it, as far as they can be others than before. */
export const withFacts = (
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

/** What the services say about a configuration. */
export const factsOf = (
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
	credentialsElsewhere: services.credentialsElsewhere(evaluation),
	machines: services.machineCount(evaluation),
});
