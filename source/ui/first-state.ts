import {defaultsText} from './instances/picked.ts';
import {openPicker} from './instances/picker-state.ts';
import type {CapacityState} from '../capacity/snapshot.ts';
import {ExpectedError} from '../errors.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {openOverlay, say, type AppState} from './app-state.ts';
import {speaksOfMachines} from './menu/badge-target.ts';
import {factsOf} from './current-facts.ts';
import {glyphsFor} from './drawing/glyphs.ts';
import {wholeView} from './instances/instance-view.ts';
import {keyProfiles, type KeyProfileName} from './keys/key-profiles.ts';
import type {Size} from './drawing/layout.ts';
import {openPlace} from './menu/menu-places.ts';
import {page} from './pages/page-state.ts';
import {openRestore} from './save/restore-state.ts';
import type {LeftConfiguration, Services} from './services.ts';

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
	/** Nothing is drawn: what happens is told line by line. */
	readonly isTold?: boolean;
	/** A line for the first frame. */
	readonly message?: string;
	/** What has to be read before anything else; a page of its own. */
	readonly notes?: readonly string[];
};

/** The state before any key. */
export const firstState = (services: Services, options: ScreenOptions, size: Size): AppState => {
	const {evaluation, isFirstRun, ascii, showNames = false, showHelp = true, message} = options;
	const overlays = firstOverlays(services, options);
	const capacity: CapacityState = speaksOfMachines(evaluation.tree)
		? services.firstCapacity()
		: {kind: 'loading'};
	return {
		evaluation,
		baseline: evaluation,
		source: fileSource(services, options),
		past: [],
		future: [],
		places: [openPlace(evaluation.tree.root)],
		rows: [],
		overlays,
		keys: keyProfiles[options.keys ?? 'dcmenu'],
		button: 0,
		unfolded: options.isSingleMenu ? new Set() : undefined,
		showAll: false,
		showsPromptless: keyProfiles[options.keys ?? 'dcmenu'].showsPromptless,
		showNames,
		showHelp,
		// The picker says so itself.
		message: firstMessage(services, isFirstRun && overlays.length === 0, message),
		file: services.configFile,
		projectFile: services.configFile,
		facts: factsOf(services, evaluation, evaluation, capacity),
		capacity,
		lastSeen: services.lastSeen(),
		instances: wholeView,
		refreshes: 0,
		isPaused: false,
		isFocused: true,
		refusal: undefined,
		running: undefined,
		bringup: undefined,
		wait: undefined,
		now: services.now(),
		size,
		isTold: options.isTold ?? false,
		accountLabel: services.accountLabel,
		glyphs: glyphsFor(ascii),
		farewell: [],
	};
};

/** What an earlier dcmenu could not save is asked about first; edits that come to nothing are nobody's. */
export const withLeftEdits = (services: Services, state: AppState): AppState => {
	let left: LeftConfiguration | undefined;
	try {
		left = services.takeLeftEdits(state.evaluation);
	} catch (error) {
		if (error instanceof ExpectedError) {
			return say(state, error.message, 'warn');
		}

		throw error;
	}

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

	return isFirstRun && speaksOfMachines(evaluation.tree) ? [openPicker] : [];
};

const firstMessage = (
	{configFile}: Services,
	hasDefaults: boolean,
	message: string | undefined,
): AppState['message'] => {
	if (message !== undefined) {
		return {text: message, tone: 'warn'};
	}

	return hasDefaults ? {text: defaultsText(configFile), tone: 'plain'} : undefined;
};
