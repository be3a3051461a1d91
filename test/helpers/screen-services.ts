import type {Services} from '../../source/ui/services.ts';

/** Services for a screen that needs only some of them: asking for another one fails the test. */
export function screenServices(given: Partial<Services>): Services {
	const missing = (name: string) => (): never => {
		throw new Error(`this screen should not ask for ${name}`);
	};
	return {
		configFile: '.config',
		projectDirectory: '/project',
		accountLabel: 'simulator: documented',
		simulated: true,
		credentialsElsewhere: () => undefined,
		differsFromDisk: missing('differsFromDisk'),
		hasFile: missing('hasFile'),
		lookAtFiles: missing('lookAtFiles'),
		diskNews: missing('diskNews'),
		acceptDisk: missing('acceptDisk'),
		keepLines: missing('keepLines'),
		diffToDisk: missing('diffToDisk'),
		save: missing('save'),
		goOnIn: missing('goOnIn'),
		load: missing('load'),
		defconfigs: missing('defconfigs'),
		loadDefconfig: missing('loadDefconfig'),
		saveDefconfig: missing('saveDefconfig'),
		copy: missing('copy'),
		readLog: missing('readLog'),
		lastDurations: missing('lastDurations'),
		pageFile: missing('pageFile'),
		logIn: missing('logIn'),
		editSource: missing('editSource'),
		updateCatalogue: missing('updateCatalogue'),
		keepEdits: missing('keepEdits'),
		forgetEdits: missing('forgetEdits'),
		takeLeftEdits: missing('takeLeftEdits'),
		forgetLeftEdits: missing('forgetLeftEdits'),
		watchCapacity: missing('watchCapacity'),
		firstCapacity: () => ({kind: 'loading'}),
		lastSeen: () => new Map(),
		notify: missing('notify'),
		clearNotice: missing('clearNotice'),
		refreshCapacity: missing('refreshCapacity'),
		selectionRequest: () => undefined,
		wouldTake: missing('wouldTake'),
		machineCount: () => 1,
		runningCost: missing('runningCost'),
		bringUp: missing('bringUp'),
		destroy: missing('destroy'),
		now: () => 0,
		...given,
	};
}
