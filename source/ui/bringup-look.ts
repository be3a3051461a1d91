import type {Size} from './layout.ts';

/** What the frame is drawn for. */
export type BringupLook = {
	readonly size: Size;
	readonly ascii: boolean;
	/** Milliseconds since the epoch; never before the last event. */
	readonly now: number;
	/** What the configuration asks for: `H100_OR_LESS`, `1V100.6V`. */
	readonly target: string;
};

/** Steps, tiers and cost stand beside the log. */
export const isWide = ({size}: BringupLook): boolean => size.columns >= 110 && size.rows >= 20;

/** One line each for what is above and below. */
export const isSmall = ({size}: BringupLook): boolean => size.columns < 60 || size.rows < 16;
