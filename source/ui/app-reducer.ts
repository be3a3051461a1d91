import {withEarlier} from '../capacity/snapshot.ts';
import type {Goal} from '../kconfig/plans/plan-goals.ts';
import {settle} from './settled.ts';
import type {Action} from './app-actions.ts';
import {
	closeOverlay,
	openOverlay,
	overlayOf,
	say,
	step,
	updateOverlay,
	type AppState,
	type Overlay,
	type Step,
} from './app-state.ts';
import {bringupNews} from './bringup/bringup-commands.ts';
import {reminded} from './bringup/running-cost.ts';
import {catalogueUpdated, sourceEdited} from './instances/catalogue-commands.ts';
import {replaced} from './menu/edit-commands.ts';
import {isTooSmall} from './drawing/layout.ts';
import {askingAgain} from './instances/ask-again.ts';
import {withPlans} from './pages/page-plans.ts';
import type {WaysState} from './pages/ways-state.ts';
import {page} from './pages/page-state.ts';
import {question} from './dialogs/question-state.ts';
import {searched} from './search/search-state.ts';
import {lookedAtFiles, openSave, saveFailed} from './save/save-state.ts';
import {keyAfterEscape} from './keys/escape-and-key.ts';
import {firstEscape, type Key} from './terminal/terminal-keys.ts';
import {unanswered} from './keys/unanswered.ts';
import {waited} from './instances/wait-commands.ts';
import {onKey, onMouse, onPaste} from './overlay-input.ts';

/** The state after an action, and what has to be done. Pure: the same state and action always give the same step. */
export const reduce = (state: AppState, action: Action): Step => {
	const {state: next, effects} = advance(state, action);
	return next === state ? step(state, ...effects) : step(settle(state, next), ...effects);
};

const advance = (state: AppState, action: Action): Step => {
	switch (action.type) {
		case 'input': {
			const {input} = action;
			// Nobody has pressed anything: messages stand.
			if (input.kind === 'focus') {
				return step({...state, isFocused: input.isFocused});
			}

			// What is not seen must not be changed, and no question can be read.
			if (isTooSmall(state.size)) {
				return step(state);
			}

			const heard = {...state, message: undefined};
			switch (input.kind) {
				case 'key': {
					if (input.key === firstEscape) {
						return step(say(heard, 'Esc: press it twice, as in mconf', 'warn'));
					}

					const overlay = overlayOf(state);
					const after = keyAfterEscape(state, overlay, input);
					if (after !== undefined) {
						return escapeAndKey(state, after);
					}

					if (input.isBehind && isCostly(state, overlay, input.key)) {
						const text = `${input.key}: press it by itself, so that no pasted text can do this`;
						return step(say(heard, text, 'warn'));
					}

					const answer = onKey(heard, overlay, input.key);
					return answer.state === heard && answer.effects.length === 0
						? step(unanswered(heard, input.key))
						: answer;
				}

				case 'paste': {
					return onPaste(heard, overlayOf(state), input.text);
				}

				case 'mouse': {
					return onMouse(heard, input);
				}
			}
		}

		case 'step': {
			return action.take({...state, message: undefined});
		}

		case 'resized': {
			return step({...state, size: action.size});
		}

		case 'painted': {
			return step({...state});
		}

		case 'ticked': {
			return step({...state, now: action.now});
		}

		case 'capacity': {
			const capacity = withEarlier(state.capacity, action.capacity);
			return waited(answered({...state, capacity, now: action.now}));
		}

		case 'running': {
			return step(reminded({...state, running: action.running}, state.running === undefined));
		}

		case 'saved': {
			return saved(state, action);
		}

		case 'save-failed': {
			return step(saveFailed(state, action.asked, action.lines));
		}

		case 'looked-at-files': {
			const overlay = overlayOf(state);
			return step(
				overlay?.kind === 'save' ? lookedAtFiles(state, overlay, action.look, action.disk) : state,
			);
		}

		case 'disk-changed': {
			return openSave(state, action.isQuitting);
		}

		case 'file-there': {
			const {save, file} = action;
			const lines = [`${file} is there already. Overwrite it?`];
			const overwrite = (under: AppState): Step =>
				step(closeOverlay(under), {...save, overwrites: true});
			const asked = question('overwrite', lines, 'overwrite it', overwrite);
			return step(openOverlay(openOverlay(state, save.asked), asked));
		}

		case 'diffed': {
			const {lines} = action;
			return step(
				lines.length === 0
					? say(state, `a save would not change ${state.file}`)
					: openOverlay(state, {
							...page(`What a save makes of ${state.file}`, lines),
							isDiff: true,
						}),
			);
		}

		case 'saved-defconfig': {
			return step(say(state, writtenText(action.report.written), 'good'));
		}

		case 'loaded': {
			return step(loaded(state, action.from, action.report));
		}

		case 'defconfigs': {
			const overlay = overlayOf(state);
			const {entries} = action;
			if (overlay?.kind === 'picker') {
				return step(updateOverlay(state, {...overlay, defconfigs: {entries}}));
			}

			if (overlay?.kind === 'load' || overlay?.kind === 'name') {
				return step(updateOverlay(state, {...overlay, entries}));
			}

			return step(state);
		}

		case 'catalogue-updated': {
			return step(catalogueUpdated(state, action.report));
		}

		case 'searched': {
			return searched(state, action.looking, action.found);
		}

		case 'plans-so-far': {
			return step(withNews(state, action.goal, ways => ({...ways, soFar: action.plans})));
		}

		case 'plans-found': {
			return step(withNews(state, action.goal, ways => ({...ways, found: action.found})));
		}

		case 'source-edited': {
			return step(sourceEdited(state, action.tree));
		}

		case 'failed': {
			const lines = action.lines.flatMap(text => text.split('\n'));
			const [first = '', ...rest] = lines;
			const under = action.asked ? openOverlay(state, action.asked) : state;
			return step(
				rest.length === 0
					? say(under, first, 'bad')
					: openOverlay(under, page('That did not work', lines)),
			);
		}

		case 'bringup-begun':
		case 'bringup-usual':
		case 'bringup-told':
		case 'bringup-ended': {
			return bringupNews(state, action);
		}

		case 'hung-up': {
			return step(state, {kind: 'exit', exitStatus: 129, farewell: state.farewell});
		}
	}
};

/** Both, one after the other; who has left by the first has pressed nothing more here. */
const escapeAndKey = (state: AppState, key: Key): Step => {
	const left = reduce(state, {type: 'input', input: {kind: 'key', key: 'escape'}});
	if (left.effects.some(({kind}) => kind === 'exit')) {
		return left;
	}

	const next = reduce(left.state, {type: 'input', input: {kind: 'key', key, isBehind: true}});
	return step(next.state, ...left.effects, ...next.effects);
};

/** A yes that spends money, or that destroys machines. */
const isCostly = ({bringup, wait}: AppState, overlay: Overlay | undefined, key: Key): boolean =>
	(overlay?.kind === 'confirm' && /^[ywW]$/.test(key)) ||
	(overlay?.kind === 'wait' && wait?.phase === 'asking' && key === 'y') ||
	(overlay?.kind === 'bringup' && bringup?.question !== undefined && /^[yd]$/.test(key));

/** The page that asked tells what was found; what a plan does is shown as it was looked at. */
const withNews = (state: AppState, goal: Goal, news: (ways: WaysState) => WaysState): AppState => ({
	...state,
	overlays: state.overlays.map(overlay =>
		overlay.kind === 'page' && overlay.preview === undefined && overlay.ways?.goal === goal
			? withPlans(state, overlay, news(overlay.ways))
			: overlay,
	),
});

/** Whoever asked for an answer hears that there is none, and why; the answer itself is in the badges. */
const answered = (state: AppState): AppState => {
	const {capacity, message} = state;
	if (message?.text !== askingAgain || capacity.kind === 'loading') {
		return state;
	}

	return capacity.kind === 'unknown'
		? say(state, `R: not known: ${capacity.reason}`, 'warn')
		: {...state, message: undefined};
};

const saved = (state: AppState, action: Action & {readonly type: 'saved'}): Step => {
	const text =
		action.report.written.length === 0
			? `No change to ${action.file}.`
			: writtenText(action.report.written);
	const {goesOnIn: file = state.file} = action;
	// Another file is a copy, where nobody goes on in it: what is not in the configuration itself is still not saved.
	const isCopy = action.file !== state.file && action.goesOnIn === undefined;
	const baseline = isCopy ? state.baseline : action.evaluation;
	const later = file === state.file ? '' : `; later saves go to ${file}`;
	const next = say({...state, baseline, file}, text + later, 'good');
	const farewell = [...state.farewell, text];
	return action.isQuitting
		? // Whoever saved under another name has answered what becomes of the edits.
			step(next, {kind: 'forget-edits'}, {kind: 'exit', exitStatus: 0, farewell})
		: step(next);
};

const writtenText = (files: readonly string[]): string => `Written: ${files.join(', ')}`;

/** A load is one step of undo. The tree is the same one, so the list that is open stays. */
const loaded = (
	state: AppState,
	from: string,
	{evaluation, lines, warnings}: Extract<Action, {type: 'loaded'}>['report'],
): AppState => {
	const overlays = state.overlays.filter(({kind}) => kind !== 'picker' && kind !== 'load');
	const next = say(
		replaced({...state, overlays}, evaluation, `loaded ${from}`, {
			kind: 'file',
			name: from,
			userValues: evaluation.userValues,
			lines,
		}),
		`loaded ${from}`,
		'good',
	);
	return warnings.length === 0
		? next
		: openOverlay(next, page(`Loaded ${from}, with warnings`, warnings));
};
