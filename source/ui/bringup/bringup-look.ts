import type {AppState, Message} from '../app-state.ts';
import type {SessionState} from './bringup-session.ts';
import type {Glyphs} from '../drawing/glyphs.ts';
import type {Size} from '../drawing/layout.ts';

/** What the frame is drawn for. */
export type BringupLook = {
	readonly size: Size;
	readonly glyphs: Glyphs;
	/** Milliseconds since the epoch; never before the last event. */
	readonly now: number;
	/** The answer to the last key, where it has one. */
	readonly message: Message | undefined;
};

export const lookOf = (state: AppState, {view}: SessionState): BringupLook => ({
	size: state.size,
	glyphs: state.glyphs,
	now: Math.max(state.now, view.lastAt ?? 0),
	message: state.message,
});

/** Steps, tiers and cost stand beside the log. */
export const isWide = ({size}: BringupLook): boolean => size.columns >= 110 && size.rows >= 20;

/** One line each for what is above and below. */
export const isSmall = ({size}: BringupLook): boolean => size.columns < 60 || size.rows < 16;
