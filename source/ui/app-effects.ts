import type {Evaluation} from '../kconfig/evaluation.ts';
import type {Position} from '../kconfig/source-text.ts';
import type {NameState} from './dialogs/name-state.ts';
import type {LoadState} from './save/load-state.ts';
import type {SaveState} from './save/save-state.ts';
import type {BringupWishes} from './services.ts';

/** What is to be done to the world; the store does it and answers with actions. */
export type Effect =
	| {
			readonly kind: 'save';
			readonly evaluation: Evaluation;
			readonly file: string;
			readonly isQuitting: boolean;
			/** The screen that asked, which comes back where nothing can be written. */
			readonly asked: SaveState;
			/** Somebody was asked about the other file that is there. */
			readonly overwrites?: boolean;
	  }
	/** What a save would do to the files, and whether they are as they were read. */
	| {
			readonly kind: 'look-at-files';
			readonly evaluation: Evaluation;
			/** The window has room for what a defconfig would be. */
			readonly withMinimal: boolean;
	  }
	| {readonly kind: 'show-diff' | 'copy-diff'; readonly evaluation: Evaluation}
	| {readonly kind: 'keep-lines'; readonly lines: readonly string[]}
	/** From now on this text of the file is what is edited. */
	| {readonly kind: 'accept-disk'; readonly text: string}
	| {
			readonly kind: 'save-defconfig';
			readonly evaluation: Evaluation;
			/** A bare name, of a file in `defconfigs/`, or a path. */
			readonly name: string;
			readonly comment: string;
			readonly asked: NameState;
			/** Somebody was asked about the file that is there. */
			readonly overwrites?: boolean;
	  }
	| {readonly kind: 'list-defconfigs'}
	| {
			readonly kind: 'load';
			readonly file: string;
			/** Where there is no such file, the defconfig that was meant. */
			readonly meant?: string | undefined;
			readonly asked: LoadState;
	  }
	| {readonly kind: 'load-defconfig'; readonly name: string; readonly asked?: LoadState}
	| {readonly kind: 'update-catalogue'}
	| {readonly kind: 'copy'; readonly text: string}
	/** What all that the project has in the account costs, for the page that tells it. */
	| {readonly kind: 'ask-cost'}
	| {readonly kind: 'page-file'; readonly file: string}
	| {readonly kind: 'log-in'; readonly ssh: string}
	| {readonly kind: 'edit-source'; readonly position: Position}
	| {
			readonly kind: 'bring-up' | 'tear-down';
			readonly evaluation: Evaluation;
			readonly wishes?: BringupWishes;
	  }
	/** Calls somebody who looks at something else; and the end of that. */
	| {readonly kind: 'notify'; readonly text: string}
	| {readonly kind: 'clear-notice'}
	/** The answer to Ctrl-C. */
	| {readonly kind: 'stop-bringup'; readonly answer: 'keep' | 'destroy'}
	/** Nobody wants what was edited and not saved: now, or by an earlier dcmenu. */
	| {readonly kind: 'forget-edits'}
	| {readonly kind: 'forget-left-edits'}
	| {readonly kind: 'exit'; readonly exitStatus: number; readonly farewell: readonly string[]};
