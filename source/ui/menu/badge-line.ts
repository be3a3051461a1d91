import {locationBadge, newerTiersBadge, targetBadge, type Badge} from '../../capacity/badges.ts';
import type {AppState} from '../app-state.ts';
import type {BadgeTarget} from './badge-target.ts';
import {credentialsBadge, keptVolumesBadge} from '../instances/account-badges.ts';
import {imageBadge} from '../instances/image-badge.ts';
import type {Glyphs} from '../drawing/glyphs.ts';
import {cells, fit, span, type Span, type Tone} from '../drawing/line.ts';

/** The badge of a row; undefined where the configuration asks for no machine. */
export const badgeOf = (state: AppState, target: BadgeTarget): Badge | undefined => {
	const {request} = state.facts;
	if (request === undefined) {
		return undefined;
	}

	const {kind, value} = target;
	const {capacity, now} = state;
	switch (kind) {
		case 'type': {
			return targetBadge(value, request, capacity, now);
		}

		case 'location': {
			return locationBadge(value, request, capacity, now);
		}

		case 'image': {
			return imageBadge(value, state.facts, capacity);
		}

		case 'newer-tiers': {
			return newerTiersBadge(request, capacity, now);
		}

		case 'credentials': {
			return credentialsBadge(state.facts, capacity);
		}

		case 'kept-volumes': {
			return keptVolumesBadge(state);
		}
	}
};

const tones: Readonly<Record<Badge['mark'], Tone>> = {
	available: 'good',
	spot: 'warn',
	none: 'bad',
	unknown: 'quiet',
	loading: 'busy',
	price: 'plain',
};

/** A badge in at most `width` cells: its mark, `~` where the answer is old, and its words. */
export const badgeSpan = (badge: Badge, width: number, glyphs: Glyphs): Span => {
	const mark = markText(badge, glyphs);
	const words = badge.text.replaceAll('→', glyphs.arrow);
	const text = [mark, words].filter(part => part !== '').join(' ');
	return span(fit(text, width, glyphs.cut), toneOf(badge));
};

/** The same in at most `free` cells if fewer words make that possible, so that what it is about is not cut. */
export const badgeBeside = (badge: Badge, free: number, width: number, glyphs: Glyphs): Span => {
	const {text} = badgeSpan(badge, Number.POSITIVE_INFINITY, glyphs);
	const isLong = cells(text) > free && badge.short !== undefined;
	return badgeSpan(isLong ? {...badge, text: badge.short} : badge, width, glyphs);
};

export const toneOf = ({mark, stale}: Badge): Tone => (stale ? 'quiet' : tones[mark]);

/** `+`, with `~` behind it where the answer is old. */
export const markText = ({mark, stale}: Badge, glyphs: Glyphs): string => {
	const age = stale ? glyphs.stale : '';
	switch (mark) {
		case 'available': {
			return glyphs.available + age;
		}

		case 'spot': {
			return glyphs.spot + age;
		}

		case 'none': {
			return glyphs.none + age;
		}

		case 'unknown': {
			return glyphs.unknown;
		}

		case 'loading': {
			return glyphs.working;
		}

		case 'price': {
			return '';
		}
	}
};
