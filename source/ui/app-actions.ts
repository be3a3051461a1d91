import type {CapacityState} from '../capacity/snapshot.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import type {Found} from '../kconfig/search.ts';
import type {Goal} from '../kconfig/plans/plan-goals.ts';
import type {Plan, PlanSearch} from '../kconfig/plans/plans.ts';
import type {Effect} from './app-effects.ts';
import type {AppState, Overlay, RunningCost, Step} from './app-state.ts';
import type {BringupNews} from './bringup/bringup-run.ts';
import type {Size} from './drawing/layout.ts';
import type {Looking} from './search/search-state.ts';
import type {SaveState} from './save/save-state.ts';
import type {
	CatalogueReport,
	DefconfigEntry,
	DiskNews,
	LoadReport,
	SaveLook,
	SaveReport,
} from './services.ts';
import type {Input} from './terminal/terminal-keys.ts';

/** What happened: a key, an answer of the services, time. */
export type Action =
	| {readonly type: 'input'; readonly input: Input}
	/** A pure function of the state: what line mode does instead of keys. */
	| {readonly type: 'step'; readonly take: (state: AppState) => Step}
	/** The first frame is there: what it did not wait for can be found out. */
	| {readonly type: 'painted'}
	| {readonly type: 'resized'; readonly size: Size}
	| {readonly type: 'ticked'; readonly now: number}
	| {readonly type: 'capacity'; readonly capacity: CapacityState; readonly now: number}
	| {readonly type: 'running'; readonly running: RunningCost}
	| {
			readonly type: 'saved';
			readonly evaluation: Evaluation;
			readonly file: string;
			readonly report: SaveReport;
			readonly isQuitting: boolean;
			/** How the file is called, where it is another one and later saves go there, too. */
			readonly goesOnIn?: string | undefined;
	  }
	| {readonly type: 'save-failed'; readonly asked: SaveState; readonly lines: readonly string[]}
	| {readonly type: 'looked-at-files'; readonly look: SaveLook; readonly disk: DiskNews}
	/** Somebody else wrote the file before it could be saved. */
	| {readonly type: 'disk-changed'; readonly isQuitting: boolean}
	/** A save would overwrite another file. */
	| {
			readonly type: 'file-there';
			readonly file: string;
			readonly save: Effect & {readonly kind: 'save' | 'save-defconfig'};
	  }
	| {readonly type: 'diffed'; readonly lines: readonly string[]}
	| {readonly type: 'saved-defconfig'; readonly report: SaveReport}
	| {readonly type: 'loaded'; readonly from: string; readonly report: LoadReport}
	| {readonly type: 'defconfigs'; readonly entries: readonly DefconfigEntry[]}
	| {readonly type: 'catalogue-updated'; readonly report: CatalogueReport}
	/** Without anything found: it takes long. */
	| {readonly type: 'searched'; readonly looking: Looking; readonly found: Found | undefined}
	| {readonly type: 'plans-so-far'; readonly goal: Goal; readonly plans: readonly Plan[]}
	| {readonly type: 'plans-found'; readonly goal: Goal; readonly found: PlanSearch}
	| {readonly type: 'source-edited'; readonly tree: KconfigTree}
	/** `asked` is what asked for it, and is to be mended there. */
	| {readonly type: 'failed'; readonly lines: readonly string[]; readonly asked?: Overlay}
	| BringupNews
	/** The terminal is gone. */
	| {readonly type: 'hung-up'};
